namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Sets the labels of reference lines outside the plot, where they cover no data: right of it, or above it.</summary>
internal static class ReferenceLineLabels
{
    private const double Gap = 6;
    private const double BetweenLabels = 10;

    /// <summary>The room that the labels of horizontal lines need to the right of the plot; 0 without such lines.</summary>
    public static double WidthBeside(IReadOnlyList<ReferenceLine> lines, AxisScale y)
    {
        double[] widths = [.. Beside(lines, y).Select(line => Width(line.Label))];
        return widths.Length == 0 ? 0 : Gap + widths.Max();
    }

    /// <summary>The room that the labels of vertical lines need above the plot; 0 without such lines.</summary>
    public static double HeightAbove(IReadOnlyList<ReferenceLine> lines, PlotArea plot)
    {
        var above = Above(lines, plot);
        return above.Count == 0 ? 0 : ((above.Max(label => label.Row) + 1) * Typography.LineLabel.LineHeight) + Sheet.TickGap;
    }

    public static void Draw(SvgCanvas canvas, IReadOnlyList<ReferenceLine> lines, PlotArea plot, double rightEdge)
    {
        double height = Typography.LineLabel.LineHeight, above = double.NegativeInfinity;
        ReferenceLine[] beside = [.. Beside(lines, plot.YScale).OrderBy(line => plot.Y(line.At))];
        for (int i = 0; i < beside.Length; i++)
        {
            // Labels below one another, yet leaving room for those that follow.
            double lowest = plot.Bottom - ((beside.Length - 1 - i) * height);
            double middle = Math.Max(Math.Min(plot.Y(beside[i].At), lowest), above + height);
            Typography.LineLabel.DrawLeft(canvas, beside[i].Label, plot.Right + Gap, middle, rightEdge - plot.Right - Gap);
            above = middle;
        }

        foreach ((ReferenceLine line, double end, int row) in Above(lines, plot))
        {
            double bottom = plot.Top - Sheet.TickGap - (row * height), x = plot.X(line.At);
            Typography.LineLabel.DrawRight(canvas, line.Label, end - Sheet.TickGap, bottom - (height / 2), Sheet.WidestLineLabel);
            canvas.Line(x, bottom - height + 2, x, plot.Top, new Stroke(Palette.Neutral, 1));
        }
    }

    // Labels hang like flags to the left of their lines, each above all others that reach under it, so that no pole crosses a flag.
    private static List<(ReferenceLine Line, double End, int Row)> Above(IReadOnlyList<ReferenceLine> lines, PlotArea plot)
    {
        var placed = new List<(ReferenceLine Line, double End, int Row)>();
        foreach (ReferenceLine line in lines
            .Where(line => line.Orientation == LineOrientation.Vertical && plot.XScale.Contains(line.At)).OrderBy(line => line.At))
        {
            double width = Width(line.Label) + Sheet.TickGap;
            // Near the left edge of the sheet a flag must reach across its pole instead.
            double end = Math.Max(plot.X(line.At), Sheet.Margin + width);
            int row = placed.Where(other => other.End + BetweenLabels > end - width).Select(other => other.Row + 1).DefaultIfEmpty(0).Max();
            placed.Add((line, end, row));
        }

        return placed;
    }

    private static IEnumerable<ReferenceLine> Beside(IReadOnlyList<ReferenceLine> lines, AxisScale y) =>
        lines.Where(line => line.Orientation == LineOrientation.Horizontal && y.Contains(line.At));

    private static double Width(string label) => Math.Min(Typography.LineLabel.Measure(SvgText.Clean(label)), Sheet.WidestLineLabel);
}
