using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;
using RetinaBench.Suites;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>How well members of a family predict a cell: saturation curves over the number of filters beside the best that so many can do, and fits to less or worse data.</summary>
internal static class SweepExhibit
{
    public static Exhibit Of(ExhibitContext context, string experiment, EncodingSweepTable table, string target = "the true rate")
    {
        PublishedSeries[] published = [.. context.Published(experiment)];
        bool overFilters = table.Rows.Select(row => row.Filters).Distinct().Count() > 1;
        bool overShares = table.Rows.Select(row => row.Share).Distinct().Count() > 1;
        string varied = overFilters ? "filters" : overShares ? "share of the recording" : "share of frames replaced";
        string title = $"Prediction of cell {table.Cell} over the {(overFilters ? "number of filters" : varied)}";
        int seeds = table.Rows.Max(row => row.Fits.Count);
        string caption = $"CC with {target} on frames that were not fitted; of {(seeds == 1 ? "one seed" : $"{Values.Whole(seeds)} seeds")} the fit of least loss on the frames held back, with its 95 % interval over blocks of frames."
            + (overFilters ? "" : overShares ? " The recording is cut short." : " Frames are replaced by unrelated ones, and the spikes are kept.")
            + string.Concat(published.Select(series => $" {series.Series}: {series.Source}."));
        Figure figure = overFilters
            ? new LineChart { Title = title, Description = caption, X = new("filters") { Minimum = 0 }, Y = new("CC"), Series = [.. Curves(table), .. published.Select(Reference)] }
            : new BarChart
            {
                Title = title,
                Description = caption,
                CategoryTitle = varied,
                Value = new("CC"),
                Categories = [.. table.Rows.Select(row => Percent(overShares ? row.Share : row.Replaced))],
                Series = [new("measured", [.. table.Rows.Select(row => Scores.Bar(EncodingFitRow.Chosen(row.Fits).Correlation, At(published, overShares ? row.Share : row.Replaced)))])],
                PublishedLabel = published.FirstOrDefault()?.Series ?? "published",
            };
        return new(experiment, title, caption, [experiment], Data(table), figure);
    }

    // Depths side by side; the model as it is registered has the depth of its architecture.
    private static IEnumerable<Series> Curves(EncodingSweepTable table) => table.Rows.GroupBy(row => row.Layers).Select(depth => new Series(
        depth.Key is { } layers ? layers == 1 ? "1 convolution" : $"{Values.Whole(layers)} convolutions" : table.Rows.Any(row => row.Layers is not null) ? "as registered" : "measured",
        [.. depth.Where(row => row.Filters is not null).OrderBy(row => row.Filters).Select(row => Scores.Point(row.Filters!.Value, EncodingFitRow.Chosen(row.Fits).Correlation))]));

    private static Series Reference(PublishedSeries series) =>
        new(series.Series, [.. series.X.Zip(series.Y, (x, y) => new ChartPoint(x, y))]) { Role = SeriesRole.Reference };

    private static double At(PublishedSeries[] published, double x)
    {
        if (published.FirstOrDefault() is not { } series)
            return double.NaN;
        int at = series.X.ToList().IndexOf(x);
        return at < 0 ? double.NaN : series.Y[at];
    }

    private static string Percent(double share) => $"{Text.Number(100 * share)} %";

    private static Markdown.DataTable Data(EncodingSweepTable table) => new(
        ["filters", "convolutions", "share of the recording", "frames replaced", "seeds", .. Scores.Heads],
        [
            .. table.Rows.Select(row => (string[])
            [
                row.Filters is { } filters ? Values.Whole(filters) : Scores.None,
                row.Layers is { } layers ? Values.Whole(layers) : "as registered",
                Percent(row.Share),
                Percent(row.Replaced),
                Values.Whole(row.Fits.Count),
                .. Scores.Cells(EncodingFitRow.Chosen(row.Fits).Correlation),
            ]),
        ]);
}
