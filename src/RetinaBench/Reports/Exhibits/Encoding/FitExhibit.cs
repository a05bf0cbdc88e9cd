using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>Everything that was found of fits of one model to one cell: predictions, filters, the field of its spikes, rasters, images.</summary>
internal static class FitExhibit
{
    public static IEnumerable<Exhibit> Of(string experiment, EncodingFitTable table)
    {
        EncodingFitRow chosen = table.Chosen;
        yield return Fits(experiment, table, chosen);
        if (chosen.Filters is { Count: > 0 } filters)
        {
            yield return FilterExhibit.Of(experiment, table, chosen, filters);
            if (FilterCourseExhibit.Of(experiment, table, filters) is { } courses)
                yield return courses;
        }

        if (chosen.Field is { } field)
        {
            foreach (Exhibit exhibit in TriggeredFieldExhibit.Of(experiment, table, field))
                yield return exhibit;
        }

        if (chosen.Trace is { } trace)
            yield return TraceExhibit.Of(experiment, table, chosen, trace);
        if (chosen.Images is { } images)
            yield return ImageExhibit.Of(experiment, table, images);
    }

    /// <summary>What was fitted to which cell, for captions.</summary>
    public static string Describe(EncodingFitTable table) => string.Concat(
        $"Cell {table.Cell.Name} with {Values.Whole(table.Cell.Subunits.Count)} subunits and threshold {Text.Number(table.Cell.Threshold)}",
        $", {(table.Unit == ResponseUnit.Spikes ? "spikes" : "the rate in Hz")} of {Values.Whole(table.Chosen.Frames)} frames",
        table.Variant is { } variant ? $", {Member(variant)}" : "");

    private static string Member(EncodingVariant variant) => string.Join(", ", new[]
    {
        variant.Filters is { } filters ? $"{Values.Whole(filters)} filters" : null,
        variant.Layers is { } layers ? $"{Values.Whole(layers)} convolutions" : null,
        variant.FiltersTime is { } time ? time ? "filters over space and time" : "filters over space" : null,
        variant.Recipe is { } recipe ? $"recipe {recipe}" : null,
    }.OfType<string>());

    private static Exhibit Fits(string experiment, EncodingFitTable table, EncodingFitRow chosen) => new(
        experiment,
        $"Prediction of cell {table.Cell.Name}",
        $"{Describe(table)}. CC is the correlation with the true rate on {Values.Whole(chosen.TestFrames)} frames that were not fitted. The fit of least loss on the frames held back is the one that is judged and shown; test frames choose nothing.",
        [experiment],
        Seeds(table.Rows, chosen),
        null);

    /// <summary>One row a seed.</summary>
    public static Markdown.DataTable Seeds(IReadOnlyList<EncodingFitRow> rows, EncodingFitRow chosen) => new(
        ["seed", "loss on frames held back", "chosen", .. Scores.Heads, "effective filters", "CC of these alone", "CC of as many at random, mean"],
        [
            .. rows.Select(row => (string[])
            [
                row.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
                row.ValidationLoss is { } loss ? Values.Cell(loss) : Scores.None,
                ReferenceEquals(row, chosen) ? "yes" : "",
                .. Scores.Cells(row.Correlation),
                row.Pruning is { } pruning ? $"{Values.Whole(pruning.Effective)} of {Values.Whole(pruning.Filters)}" : Scores.None,
                Scores.Number(row.Pruning?.Kept),
                row.Pruning is { Random.Count: > 0 } drawn ? Text.Number(drawn.Random.Average()) : Scores.None,
            ]),
        ]);
}
