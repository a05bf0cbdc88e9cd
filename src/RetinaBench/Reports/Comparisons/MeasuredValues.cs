using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Reports.Comparisons;

/// <summary>The numbers of a measurement, each with a name that means the same in another measurement of the kind.</summary>
internal static class MeasuredValues
{
    /// <summary>The numbers in their order; none for kinds that are no list of numbers.</summary>
    public static IEnumerable<(string Quantity, ComparedValue? Value)> Of(Measurement measurement) => measurement switch
    {
        AccuracyCurve curve => [.. OfCurve(curve, ""), ("75 % right at", curve.Threshold is { } at ? ComparedValue.Of(at) : null)],
        LesionTable table =>
        [
            ("intact", ComparedValue.Of(table.Intact)),
            .. table.Rows.Select(row => (Text.Of($"without {row.Layer} {row.Index}"), ComparedValue.Of(row.Accuracy))),
        ],
        CircuitTable table => table.Rows.Select(row => (Text.Of($"bipolar {row.Bipolar} + amacrine {row.Amacrine}"), ComparedValue.Of(row.Accuracy))),
        CircuitSearchTable table =>
        [
            ("the winner of the search, fresh stimuli", ComparedValue.Of(table.Rows[0].Fresh)),
            ("the best around the vital pair, fresh stimuli", table.Rows.FirstOrDefault(row => row.Circuit.IsVital) is { } vital ? ComparedValue.Of(vital.Fresh) : null),
        ],
        UnitTable table => OfUnits(table),
        SpeedThresholdTable table => table.Curves.Select(curve => (Text.Of($"bipolar {curve.Bipolar} crosses 50 % at"), curve.Crossing is { } at ? ComparedValue.Of(at) : null)),
        DirectionLesionTable table =>
        [
            .. OfCurve(table.Reference, "no further lesion, "),
            .. table.Lesions.SelectMany((curve, i) => OfCurve(curve, $"without {table.Lesioned[i].Replace(':', ' ')}, ")),
        ],
        DirectionIndexTable table => table.Rows.Select(row => (Text.Of($"{table.Layer} {row.Index}"), row.DirectionIndex is { } index ? ComparedValue.Of(index) : null)),
        AmplitudeTable table => table.Rows.SelectMany(row => table.X.Zip(row.Means, (x, mean) =>
            (Text.Of($"{table.Layer} {row.Index}, {table.Axis.Name} = {Text.Number(x)}"), (ComparedValue?)ComparedValue.Of(mean)))),
        KernelGradientTable table => table.Rows.Select(row => (Text.Of($"slope a column, bipolar {table.Bipolar} to amacrine {row.Amacrine}"), (ComparedValue?)ComparedValue.Of(row.Trend.Slope))),
        KernelSurroundTable table => table.Rows.Select(row => (Text.Of($"{table.Layer} {row.Index}, explained by centre and surround"), row.Fit is { } fit ? new ComparedValue(fit.Explained) : null)),
        VisualisationTable table => table.Rows.SelectMany(row => ((string, ComparedValue?)[])
        [
            (Text.Of($"{table.Layer} {row.Index}, motion index"), row.MotionIndex is { } motion ? ComparedValue.Of(motion) : null),
            (Text.Of($"{table.Layer} {row.Index}, surround index"), row.SurroundIndex is { } surround ? ComparedValue.Of(surround) : null),
        ]),
        EncodingFitTable table => OfFit(table.Chosen),
        EncodingSweepTable table => OfSweep(table, ""),
        TransferTable table => OfTransfer(table),
        RecordedFitTable table => table.Fitted.Select(cell => ($"CC with {cell.Cell.Name}", OfScore(cell.Chosen!.Correlation))),
        RecordedSweepTable table => table.Cells.SelectMany(cell => OfSweep(cell, $"{cell.Cell}, ")),
        RecordedTransferTable table => OfTransfer(table.Matrix),
        DecisionBias bias => [("share of answers \"right\"", ComparedValue.Of(bias.AnsweredRight))],
        _ => [],
    };

    private static IEnumerable<(string Quantity, ComparedValue? Value)> OfSweep(EncodingSweepTable table, string prefix) =>
        table.Rows.Select(row => (prefix + OfMember(row), OfScore(EncodingFitRow.Chosen(row.Fits).Correlation)));

    private static IEnumerable<(string Quantity, ComparedValue? Value)> OfTransfer(TransferTable table) =>
        table.Cells.Select((cell, i) => ($"CC with {cell} of its own model", OfScore(table.Fits[i].OtherCells![i].Correlation)));

    private static ComparedValue? OfScore(Score? score) => score is null ? null : ComparedValue.Of(score);

    private static IEnumerable<(string Quantity, ComparedValue? Value)> OfFit(EncodingFitRow fit) =>
    [
        ("CC with the true rate", OfScore(fit.Correlation)),
        ("effective filters", fit.Filters is { } filters ? new(filters.Count(filter => filter.Effective)) : null),
        ("CC of these alone less that of all", OfScore(fit.Pruning?.Change)),
        ("cosine with the cell's field in space", OfScore(fit.Field?.SpaceScore)),
        ("cosine with the cell's field in time", OfScore(fit.Field?.TimeScore)),
        ("CC over flashed images", OfScore(fit.Images?.Correlation)),
    ];

    private static string OfMember(EncodingSweepRow row) => string.Join(", ", new[]
    {
        row.Filters is { } filters ? Text.Of($"{filters} filters") : null,
        row.Layers is { } layers ? Text.Of($"{layers} convolutions") : null,
        Text.Of($"{100 * row.Share:0.###} % of the recording"),
        row.Replaced > 0 ? Text.Of($"{100 * row.Replaced:0.###} % of frames replaced") : null,
    }.OfType<string>());

    private static IEnumerable<(string Quantity, ComparedValue? Value)> OfCurve(AccuracyCurve curve, string prefix) =>
        curve.Points.Select(point => ($"{prefix}{curve.Axis.Name} = {Text.Number(point.X)}", ComparedValue.Of(point.Overall)));

    // The accuracy of a unit at every single speed would be thousands of rows: each unit is pooled over the speeds, which all have as many stimuli.
    private static IEnumerable<(string Quantity, ComparedValue? Value)> OfUnits(UnitTable table) =>
    [
        ("units that cover a point", new(table.Rows.Count(row => table.Covered(row).Count > 0))),
        ("points that units cover", new(table.Rows.SelectMany(table.Covered).Distinct().Count())),
        .. table.Rows.Select(row => (Text.Of($"bipolar {row.Bipolar} + amacrine {row.Amacrine}, all points"),
            ComparedValue.Of(new Proportion(row.Accuracy.Sum(p => p.Successes), row.Accuracy.Sum(p => p.Trials))))),
    ];
}
