namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>The legend below a figure: one row where it fits, else aligned columns.</summary>
internal static class Legend
{
    public const double SampleWidth = 34;

    private const double Gap = 7;
    private const double TopGap = 8;
    private const double BetweenEntries = 20;
    private const double RowHeight = 19;
    private const double SampleMarker = 3.6;
    private const double SwatchHeight = 11;

    public static LegendEntry[] Of(IEnumerable<Series> series, IReadOnlyDictionary<string, SeriesStyle> styles) =>
        [.. series.DistinctBy(one => one.Name).Select(one => new LegendEntry(one.Name, (canvas, left, middle) =>
        {
            SeriesStyle style = styles[one.Name];
            canvas.Line(left, middle, left + SampleWidth, middle, style.Stroke);
            style.DrawMarkers(canvas, [(left + (SampleWidth / 2), middle)], SampleMarker);
        }))];

    public static LegendEntry[] Of(IEnumerable<ReferenceLine> lines) =>
        [.. lines.DistinctBy(line => line.Label).Select(line => new LegendEntry(
            line.Label, (canvas, left, middle) => LinePainter.DrawReferenceSample(canvas, left, middle, SampleWidth)))];

    public static LegendEntry[] Of(IReadOnlyList<BarSeries> series, string publishedLabel)
    {
        IEnumerable<LegendEntry> entries = series.Select((one, index) => new LegendEntry(one.Name, (canvas, left, middle) =>
            BarPainter.DrawBar(canvas, left, middle - (SwatchHeight / 2), SampleWidth, SwatchHeight, index)));
        if (series.Any(one => one.Bars.Any(bar => AxisScale.CanShow(bar.Published))))
        {
            entries = entries.Append(new LegendEntry(publishedLabel, (canvas, left, middle) =>
                BarPainter.DrawPublished(canvas, left + (SampleWidth / 2), middle, SampleWidth)));
        }

        return [.. entries];
    }

    /// <summary>Draws the named entries below a height and returns the height where they end.</summary>
    public static double Draw(SvgCanvas canvas, IEnumerable<LegendEntry> entries, double top, double sheetWidth)
    {
        LegendEntry[] named = [.. entries.Where(entry => entry.Label.Length > 0)];
        if (named.Length == 0)
            return top;
        double available = sheetWidth - (2 * Sheet.Margin);
        double[] widths = [.. named.Select(entry => Math.Min(available, Width(entry)))];
        bool oneRow = widths.Sum() + (BetweenEntries * (named.Length - 1)) <= available;
        double columnWidth = widths.Max() + BetweenEntries;
        int columns = oneRow ? named.Length : BalancedColumns(named.Length, Math.Max(1, (int)((available + BetweenEntries) / columnWidth)));

        double used = oneRow ? widths.Sum() + (BetweenEntries * (named.Length - 1)) : (columns * columnWidth) - BetweenEntries;
        double x = Sheet.Margin + ((available - used) / 2);
        for (int i = 0; i < named.Length; i++)
        {
            double left = oneRow ? x : x + (i % columns * columnWidth);
            double middle = top + TopGap + (i / columns * RowHeight) + (RowHeight / 2);
            named[i].DrawSample(canvas, left, middle);
            Typography.Label.DrawLeft(canvas, named[i].Label, left + SampleWidth + Gap, middle, widths[i] - SampleWidth - Gap);
            if (oneRow)
                x += widths[i] + BetweenEntries;
        }

        return top + TopGap + ((named.Length + columns - 1) / columns * RowHeight);
    }

    // As many columns as the fewest possible rows need, which leaves the last row as full as can be.
    private static int BalancedColumns(int entries, int most)
    {
        int rows = (entries + most - 1) / most;
        return (entries + rows - 1) / rows;
    }

    private static double Width(LegendEntry entry) => SampleWidth + Gap + Typography.Label.Measure(SvgText.Clean(entry.Label));
}
