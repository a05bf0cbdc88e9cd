namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Sets the labels of equal slots below a plot, side by side where they fit and slanted where not.</summary>
internal static class CategoryLabels
{
    private const double Degrees = 40;
    private const double BetweenLabels = 6;

    // Slots of at least this width hold labels in several lines.
    private const double NarrowestWrapped = 70;
    private const double LongestSlanted = 170;

    // Slanted labels closer than this run into each other.
    private const double SlantedDistance = 17;

    /// <summary>Draws labels and title and returns the height where they end.</summary>
    public static double Draw(SvgCanvas canvas, PlotArea plot, IReadOnlyList<string> labels, string title)
    {
        double slot = plot.Width / Math.Max(1, labels.Count), top = plot.Bottom + Sheet.TickGap;
        double widest = Typography.Tick.MeasureWidest(labels);
        double bottom = widest + BetweenLabels <= slot || slot >= NarrowestWrapped
            ? DrawLevel(canvas, plot, labels, slot, top)
            : DrawSlanted(canvas, plot, labels, slot, top, Math.Min(widest, LongestSlanted));
        if (title.Length == 0)
            return bottom;
        Typography.AxisTitle.DrawCentred(canvas, title, plot.Left + (plot.Width / 2), bottom + Sheet.AxisTitleGap, plot.Width + Sheet.TitleOverhang);
        return bottom + Sheet.AxisTitleGap + Typography.AxisTitle.LineHeight;
    }

    private static double DrawLevel(SvgCanvas canvas, PlotArea plot, IReadOnlyList<string> labels, double slot, double top)
    {
        double bottom = top + Typography.Tick.LineHeight;
        for (int i = 0; i < labels.Count; i++)
            bottom = Math.Max(bottom, Typography.Tick.DrawCentredLines(canvas, labels[i], plot.Left + (slot * (i + 0.5)), top, slot - BetweenLabels));
        return bottom;
    }

    private static double DrawSlanted(
        SvgCanvas canvas, PlotArea plot, IReadOnlyList<string> labels, double slot, double top, double widest)
    {
        (double sine, double cosine) = Math.SinCos(Degrees * Math.PI / 180);
        // The first label must not leave the sheet on the left.
        double room = Math.Min(widest, (plot.Left + (slot / 2) - Sheet.Margin) / cosine);
        int every = (int)Math.Ceiling(SlantedDistance / slot);
        for (int i = 0; i < labels.Count; i += every)
        {
            string label = Typography.Tick.Fit(labels[i], room);
            canvas.Text(plot.Left + (slot * (i + 0.5)) + 4, top + (0.8 * Typography.Tick.Size), label, Typography.Tick, "end", -Degrees);
        }

        return top + (sine * room) + Typography.Tick.LineHeight;
    }
}
