using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Comparisons;

/// <summary>Draws two figures of one kind as one.</summary>
internal static class FigureOverlay
{
    private const string A = "A", B = "B", Alone = "measured";

    // From two models more lines than this can no longer be told apart in one plot: each pair then has a panel.
    private const int MostLines = 6;

    /// <summary>What is measured in both as A and B over what they are both compared with; null where the figures are not of one kind on the same axes.</summary>
    public static Figure? Of(Figure a, Figure b) => (a, b) switch
    {
        (LineChart one, LineChart other) when one.X == other.X && SameQuantity(one.Y, other.Y) => TooMany(one, other) ? Overlay(Panels(one), Panels(other)) : Overlay(one, other),
        (PanelGrid one, PanelGrid other) when one.X == other.X && SameQuantity(one.Y, other.Y) => Overlay(one, other),
        (BarChart one, BarChart other) when SameQuantity(one.Value, other.Value) && one.Categories.SequenceEqual(other.Categories) => Overlay(one, other),
        (HeatMap one, HeatMap other) when one.Scale == other.Scale && one.Rows.SequenceEqual(other.Rows) && one.Columns.SequenceEqual(other.Columns) => Difference(one, other),
        _ => null,
    };

    // Ends of an axis follow from the values; they need not agree.
    private static bool SameQuantity(Axis a, Axis b) => a.Label == b.Label;

    private static Axis Around(Axis a, Axis b) => a with
    {
        Minimum = a.Minimum is { } low && b.Minimum is { } otherLow ? Math.Min(low, otherLow) : null,
        Maximum = a.Maximum is { } high && b.Maximum is { } otherHigh ? Math.Max(high, otherHigh) : null,
    };

    private static bool TooMany(LineChart a, LineChart b) => a.Series.Concat(b.Series).Count(series => series.Role == SeriesRole.Measured) > MostLines;

    private static LineChart Overlay(LineChart a, LineChart b) => a with
    {
        Y = Around(a.Y, b.Y),
        Series = Overlay(a.Series, b.Series),
        ReferenceLines = Overlay(a.ReferenceLines, b.ReferenceLines),
    };

    private static PanelGrid Panels(LineChart chart) => new()
    {
        Title = chart.Title,
        Description = chart.Description,
        X = chart.X,
        Y = chart.Y,
        Panels = [.. chart.Series.Where(series => series.Role == SeriesRole.Measured).Select(series => new Panel(series.Name, [series with { Name = Alone }]) { ReferenceLines = chart.ReferenceLines })],
    };

    // A panel is named by its subject; behind a colon or in brackets stands what was found there.
    private static PanelGrid Overlay(PanelGrid a, PanelGrid b)
    {
        string[] subjects = [.. a.Panels.Concat(b.Panels).Select(Subject).Distinct()];
        return a with
        {
            Y = Around(a.Y, b.Y),
            Panels = [.. subjects.Select(subject =>
            {
                Panel? one = a.Panels.FirstOrDefault(panel => Subject(panel) == subject), other = b.Panels.FirstOrDefault(panel => Subject(panel) == subject);
                return new Panel(subject, Overlay(one?.Series ?? [], other?.Series ?? [])) { ReferenceLines = Overlay(one?.ReferenceLines ?? [], other?.ReferenceLines ?? []) };
            })],
        };
    }

    private static string Subject(Panel panel) => panel.Title.Split(':')[0].Split(" (")[0];

    private static Series[] Overlay(IReadOnlyList<Series> a, IReadOnlyList<Series> b) =>
    [
        .. Measured(a, A), .. Measured(b, B),
        .. References(a, b, A).Concat(References(b, a, B)).DistinctBy(series => series.Name),
    ];

    // What both are compared with, a published curve, stands once; what differs under one name, a fitted line, says whose it is.
    private static IEnumerable<Series> References(IReadOnlyList<Series> mine, IReadOnlyList<Series> others, string side) =>
        mine.Where(series => series.Role == SeriesRole.Reference).Select(series => others.Any(other => other.Name == series.Name && !other.Points.SequenceEqual(series.Points))
            ? series with { Name = $"{side}: {series.Name}", PairedWith = series.PairedWith is { } paired ? $"{side}: {paired}" : null }
            : series with { PairedWith = null });

    private static IEnumerable<Series> Measured(IReadOnlyList<Series> series, string side) =>
        series.Where(one => one.Role == SeriesRole.Measured).Select(one => one with { Name = $"{side}: {one.Name}" });

    // Lines of both stand once; others say whose they are.
    private static ReferenceLine[] Overlay(IReadOnlyList<ReferenceLine> a, IReadOnlyList<ReferenceLine> b) =>
    [
        .. a.Intersect(b),
        .. a.Except(b).Select(line => line with { Label = $"{A}: {line.Label}" }),
        .. b.Except(a).Select(line => line with { Label = $"{B}: {line.Label}" }),
    ];

    private static BarChart Overlay(BarChart a, BarChart b) => a with
    {
        Value = Around(a.Value, b.Value),
        OneBarEach = false,
        Series = [.. Bars(a, A), .. Bars(b, B)],
        ReferenceLines = Overlay(a.ReferenceLines, b.ReferenceLines),
    };

    // Kinds of bars that never meet are one kind here: categories name them, and colours tell A from B.
    private static IEnumerable<BarSeries> Bars(BarChart chart, string side) => chart.OneBarEach
        ? [new(side, [.. chart.Categories.Select((_, i) => chart.Series.Select(series => series.Bars[i]).FirstOrDefault(bar => AxisScale.CanShow(bar.Value), new(double.NaN)))])]
        : chart.Series.Select(series => series with { Name = series.Name.Length == 0 ? side : $"{side}: {series.Name}" });

    private static HeatMap Difference(HeatMap a, HeatMap b) => a with
    {
        Title = $"{a.Title}: B minus A",
        Values = [.. a.Values.Zip(b.Values, (one, other) => other - one)],
        Scale = new($"{a.Scale.Title}, B minus A", a.Scale.Unit),
        Midpoint = 0,
        Marks = [.. a.Marks.Select(mark => mark with { Label = $"{mark.Label} of A" }), .. b.Marks.Select(mark => mark with { Label = $"{mark.Label} of B" })],
    };
}
