namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Draws what surrounds data: grid, frame, ticks and axis titles; and knows the room they need.</summary>
internal static class PlotFrame
{
    private const double BetweenTickLabels = 10;
    private const double HorizontalTickDistance = 42;
    private const double MostIntervals = 10;

    private static readonly Stroke GridStroke = new(Palette.Grid, 1);
    private static readonly Stroke FrameStroke = new(Palette.Frame, 1);

    /// <summary>The height of the ticks and tick labels below a plot.</summary>
    public static double TickLabelHeight => Sheet.TickLength + Sheet.TickGap + Typography.Tick.LineHeight;

    public static double LeftMargin(AxisScale y) =>
        Sheet.Margin + Typography.AxisTitle.LineHeight + Sheet.AxisTitleGap + WidestLabel(y) + Sheet.TickGap + Sheet.TickLength;

    public static double RightMargin(IReadOnlyList<ReferenceLine> lines, AxisScale y) =>
        Math.Max(Sheet.RightMargin, Sheet.Margin + ReferenceLineLabels.WidthBeside(lines, y));

    /// <summary>The scale of a horizontal axis with as many ticks as have room for their labels.</summary>
    public static AxisScale FitHorizontal(Axis axis, IEnumerable<double> values, double width)
    {
        double[] all = [.. values];
        for (int intervals = (int)Math.Clamp(width / HorizontalTickDistance, 2, MostIntervals); ; intervals--)
        {
            AxisScale scale = AxisScale.Fit(axis, all, intervals);
            bool roomy = scale.Ticks.Count < 2
                || (scale.Fraction(scale.Ticks[1].Value) - scale.Fraction(scale.Ticks[0].Value)) * width >= WidestLabel(scale) + BetweenTickLabels;
            if (roomy || intervals == 1)
                return scale;
        }
    }

    public static double WidestLabel(AxisScale scale) =>
        Typography.Tick.MeasureWidest(scale.Ticks.Select(tick => tick.Label));

    public static void DrawGrid(SvgCanvas canvas, PlotArea plot)
    {
        DrawLines(canvas, plot.XScale.Ticks.Select(tick => $"M{SvgCanvas.Number(plot.X(tick.Value))} {SvgCanvas.Number(plot.Top)}V{SvgCanvas.Number(plot.Bottom)}"), GridStroke);
        DrawRows(canvas, plot);
    }

    /// <summary>The frame with horizontal grid lines only.</summary>
    public static void DrawRows(SvgCanvas canvas, PlotArea plot)
    {
        DrawLines(canvas, plot.YScale.Ticks.Select(tick => $"M{SvgCanvas.Number(plot.Left)} {SvgCanvas.Number(plot.Y(tick.Value))}H{SvgCanvas.Number(plot.Right)}"), GridStroke);
        canvas.Rectangle(plot.Left, plot.Top, plot.Width, plot.Height, "none", FrameStroke, "plot");
    }

    public static void DrawVerticalTicks(SvgCanvas canvas, PlotArea plot)
    {
        foreach (AxisTick tick in plot.YScale.Ticks)
        {
            double y = plot.Y(tick.Value);
            canvas.Line(plot.Left - Sheet.TickLength, y, plot.Left, y, FrameStroke);
            Typography.Tick.DrawRight(canvas, tick.Label, plot.Left - Sheet.TickLength - Sheet.TickGap, y, plot.Left);
        }
    }

    public static void DrawHorizontalTicks(SvgCanvas canvas, PlotArea plot)
    {
        foreach (AxisTick tick in plot.XScale.Ticks)
        {
            double x = plot.X(tick.Value);
            canvas.Line(x, plot.Bottom, x, plot.Bottom + Sheet.TickLength, FrameStroke);
            Typography.Tick.DrawCentred(canvas, tick.Label, x, plot.Bottom + Sheet.TickLength + Sheet.TickGap, plot.Width);
        }
    }

    public static void DrawVerticalAxis(SvgCanvas canvas, PlotArea plot, string title, double left)
    {
        DrawVerticalTicks(canvas, plot);
        Typography.AxisTitle.DrawRotated(canvas, title, left, plot.Top + (plot.Height / 2), plot.Height + Sheet.TitleOverhang);
    }

    /// <summary>Draws ticks, labels and title below a plot and returns the height where they end.</summary>
    public static double DrawHorizontalAxis(SvgCanvas canvas, PlotArea plot, string title)
    {
        DrawHorizontalTicks(canvas, plot);
        double top = plot.Bottom + TickLabelHeight + Sheet.AxisTitleGap;
        Typography.AxisTitle.DrawCentred(canvas, title, plot.Left + (plot.Width / 2), top, plot.Width + Sheet.TitleOverhang);
        return top + Typography.AxisTitle.LineHeight;
    }

    private static void DrawLines(SvgCanvas canvas, IEnumerable<string> lines, Stroke stroke)
    {
        string path = string.Concat(lines);
        if (path.Length > 0)
            canvas.Path(path, stroke);
    }
}
