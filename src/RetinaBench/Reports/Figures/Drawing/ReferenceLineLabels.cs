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

        foreach ((ReferenceLine line, double centre, int row) in Above(lines, plot))
        {
            double bottom = plot.Top - Sheet.TickGap - (row * height);
            Typography.LineLabel.DrawCentred(canvas, line.Label, centre, bottom - height, Sheet.WidestLineLabel);
            canvas.Line(plot.X(line.At), bottom + 1, plot.X(line.At), plot.Top, new Stroke(Palette.Neutral, 1));
        }
    }

    // The lowest row in which a label does not touch one that is there already.
    private static List<(ReferenceLine Line, double Centre, int Row)> Above(IReadOnlyList<ReferenceLine> lines, PlotArea plot)
    {
        var placed = new List<(ReferenceLine Line, double Centre, int Row)>();
        var ends = new List<double>();
        foreach (ReferenceLine line in lines
            .Where(line => line.Orientation == LineOrientation.Vertical && plot.XScale.Contains(line.At)).OrderBy(line => line.At))
        {
            double half = Width(line.Label) / 2;
            double centre = Math.Max(Math.Min(plot.X(line.At), plot.Right - half), plot.Left + half);
            int row = ends.FindIndex(end => end + BetweenLabels <= centre - half);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }

            ends[row] = centre + half;
            placed.Add((line, centre, row));
        }

        return placed;
    }

    private static IEnumerable<ReferenceLine> Beside(IReadOnlyList<ReferenceLine> lines, AxisScale y) =>
        lines.Where(line => line.Orientation == LineOrientation.Horizontal && y.Contains(line.At));

    private static double Width(string label) => Math.Min(Typography.LineLabel.Measure(SvgText.Clean(label)), Sheet.WidestLineLabel);
}
