using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;
using RetinaBench.Suites;

namespace RetinaBench.Reports.Exhibits;

/// <summary>How often each bipolar type alone drives the answer "right", over speed.</summary>
internal static class SpeedThresholdExhibit
{
    private const double Half = 0.5;

    public static Exhibit Of(ExhibitContext context, string experiment, SpeedThresholdTable table)
    {
        string title = $"Speed thresholds of the {context.LayerName(LayerRole.Bipolar)} types: {table.Condition.Replace(':', ' ')}";
        PublishedSeries? published = table.Curves.Select(curve => Published(context, experiment, curve)).FirstOrDefault(series => series is not null);
        string caption = $"Share of answers \"right\" over the speed of dots that all move one way. Bands are 95 % Wilson intervals, {Values.Counts(table.Curves.SelectMany(curve => curve.AnsweredRight))}; "
            + "the vertical line, and the number above a panel, mark the speed of a single rise through 50 %."
            + (published is null ? "" : $" Published: {published.Source}; its type numbers are those of the paper's model.");
        return new(experiment, title, caption, [experiment], Table(context, table), new PanelGrid
        {
            Title = title,
            Description = caption,
            X = new("speed", "pixels/frame"),
            Y = new("share of answers \"right\"") { Minimum = 0, Maximum = 1 },
            Panels = [.. table.Curves.Select(curve => Panel(context, experiment, curve))],
        });
    }

    private static string Name(ExhibitContext context, SpeedThresholdCurve curve) => $"{context.LayerName(LayerRole.Bipolar)} {Values.Whole(curve.Bipolar)}";

    // Published series are named by what a layer stands for.
    private static PublishedSeries? Published(ExhibitContext context, string experiment, SpeedThresholdCurve curve) =>
        context.PublishedOfTypes(experiment, $"bipolar:{Values.Whole(curve.Bipolar)}");

    private static Panel Panel(ExhibitContext context, string experiment, SpeedThresholdCurve curve)
    {
        List<Series> series = [new("measured", [.. curve.Speeds.Zip(curve.AnsweredRight, Values.Point)]) { Intervals = IntervalStyle.Band }];
        if (Published(context, experiment, curve) is { } published)
            series.Add(new("published", [.. published.X.Zip(published.Y, (x, y) => new ChartPoint(x, y))]) { Role = SeriesRole.Reference });
        List<ReferenceLine> lines = [ReferenceLine.Horizontal(Half, "50 % and where it is crossed")];
        if (curve.Crossing is { } crossing)
            lines.Add(ReferenceLine.Vertical(crossing.Value, lines[0].Label));
        string title = Name(context, curve) + (curve.Crossing is null ? "" : $": {Text.Number(curve.Crossing.Value)}");
        return new(title, series) { ReferenceLines = lines };
    }

    private static DataTable Table(ExhibitContext context, SpeedThresholdTable table) => new(
        ["speed", .. table.Curves.Select(curve => Name(context, curve))],
        [
            ["crossing", .. table.Curves.Select(curve => curve.Crossing is { } crossing ? Text.Number(crossing) : "none")],
            .. table.Curves.SelectMany(curve => curve.Speeds).Distinct().Order().Select(speed => (string[])
            [
                Text.Number(speed),
                .. table.Curves.Select(curve => curve.Speeds.ToList().IndexOf(speed) is int at && at >= 0 ? Text.Number(curve.AnsweredRight[at].Value) : ""),
            ]),
        ]);
}
