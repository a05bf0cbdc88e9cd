using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>Small line charts that share both axes, for example one speed-threshold curve for each bipolar type.</summary>
public sealed record PanelGrid : Figure
{
    /// <summary>The horizontal axis of every panel.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis of every panel.</summary>
    public required Axis Y { get; init; }

    /// <summary>The panels, row by row; without any the figure is its title and note.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>The greatest number of panels in a row, in [1, width / 60].</summary>
    public int Columns { get; init; } = 4;

    /// <summary>The height of each plot in pixels, in [80, 4000].</summary>
    public int PlotHeight { get; init; } = 120;

    private protected override double DrawBody(SvgCanvas canvas, double top)
    {
        CheckSize(PlotHeight, Sheet.LowestPlot, WidestWidth, nameof(PlotHeight));
        if (Panels.Count == 0)
            return top;
        CheckSize(Columns, 1, Width / Sheet.NarrowestPanel, nameof(Columns));
        Series[] all = [.. Panels.SelectMany(panel => panel.Series)];
        ReferenceLine[] lines = [.. Panels.SelectMany(panel => panel.ReferenceLines)];
        IReadOnlyDictionary<string, SeriesStyle> styles = SeriesStyle.Assign([.. Panels.Select(panel => panel.Series)]);

        int columns = Math.Min(Columns, Panels.Count);
        AxisScale y = AxisScale.Fit(Y, Extents.OfY(all, lines), Sheet.VerticalIntervals(PlotHeight));
        double left = PlotFrame.LeftMargin(y);
        double WidthWith(double gap) => (Width - left - Sheet.RightMargin - (gap * (columns - 1))) / columns;
        double[] values = [.. Extents.OfX(all, lines)];
        // The last label of one panel and the first of the next share the gap between them.
        double gap = Math.Max(Sheet.PanelGap, PlotFrame.WidestLabel(PlotFrame.FitHorizontal(X, values, WidthWith(Sheet.PanelGap))) + Sheet.TickGap);
        double width = WidthWith(gap);
        AxisScale x = PlotFrame.FitHorizontal(X, values, width);

        double titleHeight = Typography.PanelTitle.LineHeight + Sheet.PanelTitleGap;
        double rowHeight = titleHeight + PlotHeight + Sheet.PanelRowGap;
        double bottom = top, right = left, lastPlot = top;
        for (int i = 0; i < Panels.Count; i++)
        {
            int row = i / columns, column = i % columns;
            // The last panel of each column carries the tick labels, also where the last row is not full.
            bool lowest = i + columns >= Panels.Count;
            var plot = new PlotArea(left + (column * (width + gap)), top + (row * rowHeight) + titleHeight, width, PlotHeight, x, y, Sheet.PlotInset);
            DrawPanel(canvas, plot, Panels[i], styles, column == 0, lowest);
            bottom = Math.Max(bottom, plot.Bottom + (lowest ? PlotFrame.TickLabelHeight : 0));
            right = Math.Max(right, plot.Right);
            lastPlot = Math.Max(lastPlot, plot.Bottom);
        }

        Typography.AxisTitle.DrawRotated(canvas, Y.Label, Sheet.Margin, (top + titleHeight + lastPlot) / 2, lastPlot - top);
        Typography.AxisTitle.DrawCentred(canvas, X.Label, (left + right) / 2, bottom + Sheet.AxisTitleGap, right - left);
        bottom += Sheet.AxisTitleGap + Typography.AxisTitle.LineHeight;
        return Legend.Draw(canvas, [.. Legend.Of(all, styles), .. Legend.Of(lines)], bottom, Width);
    }

    private static void DrawPanel(
        SvgCanvas canvas, PlotArea plot, Panel panel, IReadOnlyDictionary<string, SeriesStyle> styles, bool leftmost, bool lowest)
    {
        Typography.PanelTitle.DrawCentred(
            canvas, panel.Title, plot.Left + (plot.Width / 2), plot.Top - Sheet.PanelTitleGap - Typography.PanelTitle.LineHeight, plot.Width);
        PlotFrame.DrawGrid(canvas, plot);
        LinePainter.DrawReferenceLines(canvas, plot, panel.ReferenceLines);
        LinePainter.DrawSeries(canvas, plot, panel.Series, styles);
        if (leftmost)
            PlotFrame.DrawVerticalTicks(canvas, plot);
        if (lowest)
            PlotFrame.DrawHorizontalTicks(canvas, plot);
    }
}
