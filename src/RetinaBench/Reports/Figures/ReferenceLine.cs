namespace RetinaBench.Reports.Figures;

/// <summary>A labelled line across a plot, such as chance or a criterion's threshold.</summary>
/// <param name="Orientation">Which way it runs.</param>
/// <param name="At">Its value on the axis it crosses; the axis grows to show it, unless its ends are fixed, and a non-finite one is left out.</param>
/// <param name="Label">What is printed at its end, or in the legend of a panel grid.</param>
public sealed record ReferenceLine(LineOrientation Orientation, double At, string Label)
{
    /// <summary>A line at one value of the vertical axis.</summary>
    /// <param name="at">The value.</param>
    /// <param name="label">What it means.</param>
    public static ReferenceLine Horizontal(double at, string label) => new(LineOrientation.Horizontal, at, label);

    /// <summary>A line at one value of the horizontal axis.</summary>
    /// <param name="at">The value.</param>
    /// <param name="label">What it means.</param>
    public static ReferenceLine Vertical(double at, string label) => new(LineOrientation.Vertical, at, label);
}
