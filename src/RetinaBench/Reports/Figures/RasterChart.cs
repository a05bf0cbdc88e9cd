using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>Spikes over time, a line a trial, above the rates over the same time: a prediction beside what a cell does.</summary>
public sealed record RasterChart : Figure
{
    private const int LowestTrial = 2, HighestTrial = 40, MostTrials = 200;
    private const double SpikeShare = 0.8;

    /// <summary>The horizontal axis, which spikes and rates share.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis of the rates.</summary>
    public required Axis Y { get; init; }

    /// <summary>The spikes, trial by trial from the top, each at its value of the horizontal axis; at most 200 trials.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Trials { get; init; }

    /// <summary>What the lines of spikes are, printed beside them.</summary>
    public string TrialTitle { get; init; } = "trial";

    /// <summary>The rates, below the spikes.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>The height of a trial in pixels, in [2, 40].</summary>
    public int TrialHeight { get; init; } = 8;

    /// <summary>The height of the plot of the rates in pixels, in [80, 4000].</summary>
    public int PlotHeight { get; init; } = 180;

    private protected override double DrawBody(SvgCanvas canvas, double top)
    {
        CheckSize(TrialHeight, LowestTrial, HighestTrial, nameof(TrialHeight));
        CheckSize(PlotHeight, Sheet.LowestPlot, WidestWidth, nameof(PlotHeight));
        CheckSize(Trials.Count, 0, MostTrials, nameof(Trials));
        IReadOnlyDictionary<string, SeriesStyle> styles = SeriesStyle.Assign([Series]);
        AxisScale y = AxisScale.Fit(Y, Extents.OfY(Series, []), Sheet.VerticalIntervals(PlotHeight));
        double left = PlotFrame.LeftMargin(y), width = Width - left - Sheet.RightMargin;
        AxisScale x = PlotFrame.FitHorizontal(X, Extents.OfX(Series, []).Concat(Trials.SelectMany(spikes => spikes)), width);
        if (Trials.Count > 0)
            top = DrawSpikes(canvas, new(left, top, width, (Trials.Count * TrialHeight) + (2 * Sheet.PlotInset), x, y, Sheet.PlotInset)) + Sheet.PanelRowGap;
        var plot = new PlotArea(left, top, width, PlotHeight, x, y, Sheet.PlotInset);
        PlotFrame.DrawGrid(canvas, plot);
        LinePainter.DrawSeries(canvas, plot, Series, styles);
        PlotFrame.DrawVerticalAxis(canvas, plot, Y.Label, Sheet.Margin);
        double bottom = PlotFrame.DrawHorizontalAxis(canvas, plot, X.Label);
        return Legend.Draw(canvas, Legend.Of(Series, styles), bottom, Width);
    }

    private double DrawSpikes(SvgCanvas canvas, PlotArea raster)
    {
        canvas.Rectangle(raster.Left, raster.Top, raster.Width, raster.Height, "none", new Stroke(Palette.Frame, 1), "plot");
        string height = SvgCanvas.Number(SpikeShare * TrialHeight);
        string path = string.Concat(Trials.SelectMany((spikes, trial) => spikes.Where(raster.XScale.Contains).Select(spike =>
            $"M{SvgCanvas.Number(raster.X(spike))} {SvgCanvas.Number(raster.Top + Sheet.PlotInset + (trial * TrialHeight))}v{height}")));
        canvas.BeginGroup("spikes");
        if (path.Length > 0)
            canvas.Path(path, new Stroke(Palette.Ink, 1));
        canvas.EndGroup();
        Typography.AxisTitle.DrawRotated(canvas, TrialTitle, Sheet.Margin, raster.Top + (raster.Height / 2), raster.Height + Sheet.TitleOverhang);
        return raster.Bottom;
    }
}
