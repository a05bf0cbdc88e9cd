using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;
using RetinaBench.Suites;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Accuracy over what varies of the best unit of each bipolar type.</summary>
internal static class UnitExhibit
{
    private const int PlotHeight = 140;
    private const int PanelsInRow = 3;

    public static Exhibit Of(ExhibitContext context, string experiment, UnitTable table)
    {
        string bipolar = context.LayerName(LayerRole.Bipolar), amacrine = context.LayerName(LayerRole.Amacrine), ganglion = context.LayerName(LayerRole.Ganglion);
        // Of each bipolar type the unit that covers most, then the most accurate one.
        UnitRow[] shown = [.. table.Rows.GroupBy(row => row.Bipolar)
            .Select(group => group.OrderByDescending(row => table.Covered(row).Count).ThenByDescending(row => row.Accuracy.Sum(p => p.Value)).First())];
        string title = $"Accuracy of units over the {table.Axis.Label}: the best of each {bipolar} type";
        PublishedSeries? published = shown.Select(row => Published(context, experiment, row)).FirstOrDefault(series => series is not null);
        string caption = $"A unit keeps one {bipolar} and one {amacrine} type with {ganglion} types {string.Join(" and ", table.Ganglion)}. Bands are 95 % Wilson intervals, {Values.Counts(table.Rows.SelectMany(row => row.Accuracy))}. "
            + $"A unit covers a point when its accuracy reaches {Text.Number(table.CoversAt)} and its interval lies above chance at a confidence that holds for all {table.Rows.Count * table.X.Count} comparisons together ({Text.Number(table.NormalPoint)} standard errors). "
            + $"{Covering(table).Length} of {table.Rows.Count} units cover {Covering(table).SelectMany(table.Covered).Distinct().Count()} of {table.X.Count} points."
            + (published is null ? "" : $" Published: {published.Source}, {Values.Whole(published.Trials ?? 0)} stimuli a point; its type numbers are those of the paper's model.");
        return new(experiment, title, caption, [experiment], Table(table, bipolar, amacrine), new PanelGrid
        {
            Title = title,
            Description = caption,
            X = new(table.Axis.Label, table.Axis.Unit),
            Y = new("accuracy") { Minimum = 0, Maximum = 1 },
            PlotHeight = PlotHeight,
            Columns = PanelsInRow,
            Panels = [.. shown.Select(row => new Panel($"{bipolar} {Values.Whole(row.Bipolar)} + {amacrine} {Values.Whole(row.Amacrine)}", [.. Lines(context, experiment, table, row)])
            {
                ReferenceLines = [ReferenceLine.Horizontal(table.CoversAt, $"covers at {Text.Number(table.CoversAt)}"), ReferenceLine.Horizontal(context.Chance, "chance")],
            })],
        });
    }

    private static UnitRow[] Covering(UnitTable table) => [.. table.Rows.Where(row => table.Covered(row).Count > 0)];

    private static PublishedSeries? Published(ExhibitContext context, string experiment, UnitRow row) =>
        context.PublishedOfTypes(experiment, $"bipolar:{Values.Whole(row.Bipolar)};amacrine:{Values.Whole(row.Amacrine)}");

    private static IEnumerable<Series> Lines(ExhibitContext context, string experiment, UnitTable table, UnitRow row)
    {
        yield return new("measured", [.. table.X.Zip(row.Accuracy, Values.Point)]) { Intervals = IntervalStyle.Band };
        if (Published(context, experiment, row) is { } published)
            yield return new("published", [.. published.X.Zip(published.Y, (x, y) => new ChartPoint(x, y))]) { Role = SeriesRole.Reference };
    }

    private static DataTable Table(UnitTable table, string bipolar, string amacrine) => new(
        [table.Axis.Name, .. Covering(table).Select(row => $"{bipolar} {Values.Whole(row.Bipolar)} + {amacrine} {Values.Whole(row.Amacrine)}")],
        [
            ["points covered", .. Covering(table).Select(row => Values.Whole(table.Covered(row).Count))],
            .. table.X.Select((x, i) => (string[])[Text.Number(x), .. Covering(table).Select(row => Text.Number(row.Accuracy[i].Value))]),
        ]);
}
