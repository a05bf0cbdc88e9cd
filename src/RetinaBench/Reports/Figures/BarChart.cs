using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>Grouped vertical bars from zero, for example the accuracy after each single lesion, one kind of bar a layer.</summary>
public sealed record BarChart : Figure
{
    /// <summary>What the categories are, printed below them; empty for nothing.</summary>
    public string CategoryTitle { get; init; } = "";

    /// <summary>The value axis; zero is always on it unless its ends are fixed elsewhere.</summary>
    public required Axis Value { get; init; }

    /// <summary>The labels of the groups of bars, from left to right; slanted where they would not fit side by side.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The kinds of bars, side by side within each category.</summary>
    public required IReadOnlyList<BarSeries> Series { get; init; }

    /// <summary>Whether each category shows only the first kind that has a value there, for kinds that never meet; otherwise all stand side by side.</summary>
    public bool OneBarEach { get; init; }

    /// <summary>What published values are called in the legend.</summary>
    public string PublishedLabel { get; init; } = "published";

    /// <summary>Horizontal lines across the plot, labelled at their right ends.</summary>
    public IReadOnlyList<ReferenceLine> ReferenceLines { get; init; } = [];

    /// <summary>The height of the plot itself in pixels, in [80, 4000]; titles and legend come on top.</summary>
    public int PlotHeight { get; init; } = 260;

    private protected override double DrawBody(SvgCanvas canvas, double top)
    {
        CheckSize(PlotHeight, Sheet.LowestPlot, WidestWidth, nameof(PlotHeight));
        Check();
        AxisScale value = AxisScale.Fit(Value, Extents.OfBars(Series, ReferenceLines), Sheet.VerticalIntervals(PlotHeight));
        AxisScale places = AxisScale.Fit(new Axis("category") { Minimum = 0, Maximum = Math.Max(1, Categories.Count) }, [], 1);
        double right = PlotFrame.RightMargin(ReferenceLines, value), left = PlotFrame.LeftMargin(value);
        var plot = new PlotArea(left, top + Sheet.TitleGap, Width - left - right, PlotHeight, places, value);

        PlotFrame.DrawRows(canvas, plot);
        LinePainter.DrawReferenceLines(canvas, plot, ReferenceLines);
        BarPainter.Draw(canvas, plot, Series, OneBarEach);
        ReferenceLineLabels.Draw(canvas, ReferenceLines, plot, Width - Sheet.Margin);
        PlotFrame.DrawVerticalAxis(canvas, plot, Value.Label, Sheet.Margin);
        double bottom = CategoryLabels.Draw(canvas, plot, Categories, CategoryTitle);
        return Legend.Draw(canvas, Legend.Of(Series, PublishedLabel), bottom, Width);
    }

    private void Check()
    {
        foreach (BarSeries series in Series.Where(series => series.Bars.Count != Categories.Count))
            throw new ArgumentException($"bars '{series.Name}' count {series.Bars.Count}; there are {Categories.Count} categories");
        if (ReferenceLines.FirstOrDefault(line => line.Orientation == LineOrientation.Vertical) is { } vertical)
            throw new ArgumentException($"reference line '{vertical.Label}' is vertical; bars have no horizontal scale");
    }
}
