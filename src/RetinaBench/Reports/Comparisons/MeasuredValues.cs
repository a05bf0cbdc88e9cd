using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;

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
        DecisionBias bias => [("share of answers \"right\"", ComparedValue.Of(bias.AnsweredRight))],
        _ => [],
    };

    private static IEnumerable<(string Quantity, ComparedValue? Value)> OfCurve(AccuracyCurve curve, string prefix) =>
        curve.Points.Select(point => ($"{prefix}{curve.Axis.Name} = {Text.Number(point.X)}", ComparedValue.Of(point.Overall)));
}
