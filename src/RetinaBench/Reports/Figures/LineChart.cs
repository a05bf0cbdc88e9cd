using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>Lines over one pair of axes, for example a psychometric curve over the published one.</summary>
/// <remarks>
/// Both scales end 6 pixels inside the frame, so that nothing at their ends is hidden. Where points are closer than 7 pixels only
/// some carry a marker; the line passes through all of them. Use <see cref="PanelGrid"/> for more than about six lines.
/// </remarks>
public sealed record LineChart : Figure
{
    /// <summary>The horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The lines; reference lines of the same chart lie beneath the measured ones.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>Lines across the plot, labelled at their ends.</summary>
    public IReadOnlyList<ReferenceLine> ReferenceLines { get; init; } = [];

    /// <summary>The height of the plot itself in pixels, in [80, 4000]; titles and legend come on top.</summary>
    public int PlotHeight { get; init; } = 300;

    private protected override double DrawBody(SvgCanvas canvas, double top)
    {
        CheckSize(PlotHeight, Sheet.LowestPlot, WidestWidth, nameof(PlotHeight));
        IReadOnlyDictionary<string, SeriesStyle> styles = SeriesStyle.Assign([Series]);
        AxisScale y = AxisScale.Fit(Y, Extents.OfY(Series, ReferenceLines), Sheet.VerticalIntervals(PlotHeight));
        double left = PlotFrame.LeftMargin(y), right = PlotFrame.RightMargin(ReferenceLines, y);
        AxisScale x = PlotFrame.FitHorizontal(X, Extents.OfX(Series, ReferenceLines), Width - left - right);

        var header = new PlotArea(left, top, Width - left - right, PlotHeight, x, y, Sheet.PlotInset);
        PlotArea plot = header with { Top = top + ReferenceLineLabels.HeightAbove(ReferenceLines, header) };
        PlotFrame.DrawGrid(canvas, plot);
        LinePainter.DrawReferenceLines(canvas, plot, ReferenceLines);
        LinePainter.DrawSeries(canvas, plot, Series, styles);
        ReferenceLineLabels.Draw(canvas, ReferenceLines, plot, Width - Sheet.Margin);
        PlotFrame.DrawVerticalAxis(canvas, plot, Y.Label, Sheet.Margin);
        double bottom = PlotFrame.DrawHorizontalAxis(canvas, plot, X.Label);
        return Legend.Draw(canvas, Legend.Of(Series, styles), bottom, Width);
    }
}
