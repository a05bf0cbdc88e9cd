namespace RetinaBench.Reports.Figures;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Its name in the legend, distinct within a chart; panels of a grid that share a name share its looks.</param>
/// <param name="Points">Its points, joined in the order given; it may be empty.</param>
public sealed record Series(string Name, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>What the line stands for.</summary>
    public SeriesRole Role { get; init; } = SeriesRole.Measured;

    /// <summary>How intervals are drawn where points have them.</summary>
    public IntervalStyle Intervals { get; init; } = IntervalStyle.Bars;

    /// <summary>The name of the measured line whose colour and marker a reference line takes; null for neutral grey.</summary>
    public string? PairedWith { get; init; }
}
