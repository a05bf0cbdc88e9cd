using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>What was found of recorded cells: which they are and how well they can be predicted, then of each predictions below their ceilings, filters in the order of their strength, and spikes with the predicted rate.</summary>
internal static class RecordedFitExhibit
{
    /// <summary>What predictions of recorded cells are correlated with.</summary>
    public const string Target = "the mean response over trials";

    private const int PicturesInARow = 8, LeastPictures = 4;

    public static IEnumerable<Exhibit> Of(string experiment, RecordedFitTable table)
    {
        yield return Cells(experiment, table);
        foreach (RecordedCellFits cell in table.Fitted)
        {
            foreach (Exhibit exhibit in Of(experiment, cell, cell.Chosen!))
                yield return exhibit;
        }
    }

    private static IEnumerable<Exhibit> Of(string experiment, RecordedCellFits cell, EncodingFitRow chosen)
    {
        string name = $"{experiment}-{cell.Cell.Name}";
        string refused = string.Concat(cell.Rows.Where(row => row.NoCorrelation is not null).Select(row => $" Seed {row.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {row.NoCorrelation}."));
        yield return new(
            name,
            $"Prediction of recorded cell {cell.Cell.Name}",
            $"{Describe(cell.Cell, chosen)}. CC is the correlation with {Target} on {Values.Whole(chosen.TestFrames)} frames that were not fitted; CC / ceiling is CCnorm. The fit of least loss on the frames held back is the one that is judged and shown; test frames choose nothing.{refused}",
            [experiment],
            FitExhibit.Seeds(cell.Rows, chosen),
            null);
        if (chosen is { Scores: { } scores, Correlation: { } correlation })
            yield return Measures($"{name}-scores", experiment, cell.Cell, chosen, [correlation, .. scores]);
        if (cell.Cell.Field is { } field && chosen.Filters is { Count: > 0 } filters)
            yield return Filters($"{name}-filters", experiment, cell.Cell, chosen, field, filters);
        if (chosen.Trace is { } trace)
        {
            yield return TraceExhibit.Of(
                $"{name}-raster",
                experiment,
                $"Spikes and predicted rate of recorded cell {cell.Cell.Name}",
                $"{Describe(cell.Cell, chosen)}. A stretch of frames that were not fitted: above, frames with spikes in {(trace.Trials.Count == 1 ? "the one trial" : $"{Values.Whole(trace.Trials.Count)} of {Values.Whole(cell.Cell.TestedTrials)} trials")}; below, {Target} and what the model predicts.",
                trace,
                "recorded");
        }
    }

    private static string Describe(RecordedCellRow cell, EncodingFitRow chosen) =>
        $"Cell {Values.Whole(cell.Number)} of {cell.File}, spikes of {Values.Whole(chosen.Frames)} frames";

    private static Exhibit Cells(string experiment, RecordedFitTable table) => new(
        $"{experiment}-cells",
        "Recorded cells",
        "Cells with the window that is cut out of the movie around their spike-triggered average, and the most that a perfect model could reach on the tested frames, whose noise repeats tell: "
        + "CCmax and split halves for a correlation with the mean over trials, FEV for the share of the variance, the jackknife oracle for single trials. Nothing is fitted to a cell whose average is not compact."
        + string.Concat(table.Cells.Where(cell => cell.Cell.Refused is not null).Select(cell => $" Not fitted: {cell.Cell.Name}, {cell.Cell.Refused}.")),
        [experiment],
        new(
            ["cell", "file", "number", "spikes averaged", "peak / noise level", "Moran's I", "window", "fitted frames", "tested frames", "trials", .. CeilingNames],
            [.. table.Cells.Select(cell => Row(cell.Cell))]),
        null);

    private static IReadOnlyList<string> CeilingNames =>
        [PredictionScore.MaximumCorrelationName, PredictionScore.HalvesName, PredictionScore.ExplainableName, PredictionScore.OracleName];

    private static string[] Row(RecordedCellRow cell) =>
    [
        cell.Name,
        cell.File,
        Values.Whole(cell.Number),
        cell.Field is { } field ? field.Spikes.ToString(System.Globalization.CultureInfo.InvariantCulture) : Scores.None,
        Scores.Number(cell.Field?.PeakOverNoise),
        Scores.Number(cell.Field?.MoransI),
        cell.Field is { } window ? $"{Values.Whole(window.Rows)} x {Values.Whole(window.Columns)} at {Values.Whole(window.Row)}, {Values.Whole(window.Column)}" : Scores.None,
        .. cell.Refused is null ? (string[])[Values.Whole(cell.FittedFrames), Values.Whole(cell.TestedFrames), Values.Whole(cell.TestedTrials)] : [Scores.None, Scores.None, Scores.None],
        .. CeilingNames.Select(name => Scores.Number(cell.Ceilings.FirstOrDefault(ceiling => ceiling.Name == name)?.Value)),
    ];

    private static Exhibit Measures(string name, string experiment, RecordedCellRow cell, EncodingFitRow chosen, IReadOnlyList<Score> scores) => new(
        name,
        $"Scores of recorded cell {cell.Name} below their ceilings",
        $"{Describe(cell, chosen)}, the chosen fit. CC over CCmax is CCnorm, FVE over FEV is FEVE; nothing is clipped. A perfect model is above the jackknife oracle, which other trials predict a trial by. Intervals are 95 %.",
        [experiment],
        new(
            ["measure", "value", .. Scores.Heads.Skip(1).Take(1), "ceiling", "what it is", "value / ceiling", "resampled"],
            [
                .. scores.Select(score => (Score: score, Cells: Scores.Cells(score))).Select(row => (string[])
                [
                    row.Score.Measure, row.Cells[0], row.Cells[1], row.Cells[2], row.Score.NoCeiling is { } why ? $"{row.Score.CeilingMeasure}: {why}" : row.Score.CeilingMeasure ?? "", row.Cells[3], row.Cells[4],
                ]),
            ]),
        null);

    private static Exhibit Filters(string name, string experiment, RecordedCellRow cell, EncodingFitRow chosen, RecordedField field, IReadOnlyList<FittedFilterRow> filters)
    {
        FittedFilterRow[] ordered = [.. filters.OrderByDescending(filter => filter.Gain).ThenBy(filter => filter.Filter)];
        string title = $"Filters for recorded cell {cell.Name} in the order of their strength";
        string caption = $"{Describe(cell, chosen)}, seed {chosen.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}. Above, the part in space of the cell's spike-triggered average; below, each filter at the place in the window at which it is read out most, "
            + $"with its gain (largest readout times norm, over the largest of all). {Values.Whole(filters.Count(filter => filter.Effective))} of {Values.Whole(filters.Count)} filters are effective: they have a structure in space (Moran's I) and a gain. Nobody knows the subunits of the cell.";
        return new(name, title, caption, [experiment],
            new(
                ["filter", "gain", "Moran's I", "effective", "first row", "first column"],
                [
                    .. ordered.Select(filter => (string[])
                    [
                        Values.Whole(filter.Filter), Text.Number(filter.Gain), Scores.Number(filter.MoransI), filter.Effective ? "yes" : "no", Values.Whole(filter.Row), Values.Whole(filter.Column),
                    ]),
                ]),
            new FilmStrip
            {
                Title = title,
                Description = caption,
                Key = "white: the largest magnitude of each picture; grey: 0; black: as much of the opposite sign",
                LeastColumns = LeastPictures,
                Films =
                [
                    new("average", [KernelPicture.Of("recorded", field.Rows, field.Columns, field.Space.Select(value => (double)value), Math.Max(field.Space.Max(Math.Abs), float.Epsilon))]),
                    .. ordered.Chunk(PicturesInARow).Select(row => new FilmRow(
                        "filters", [.. row.Select(filter => FilterExhibit.Picture(field.Rows, field.Columns, filter, $"{Values.Whole(filter.Filter)}: {Text.Number(filter.Gain)}"))])),
                ],
            });
    }
}
