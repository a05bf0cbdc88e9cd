namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>A rectangle of the sheet with the scales of its two axes.</summary>
/// <remarks>The inset, in pixels, keeps the ends of both scales off the frame, so that it hides no line and cuts no marker.</remarks>
internal sealed record PlotArea(
    double Left, double Top, double Width, double Height, AxisScale XScale, AxisScale YScale, double Inset = 0)
{
    // How far outside a line may run, in plot lengths, before its end is pulled in to keep coordinates short.
    private const double FarthestFraction = 100;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double X(double value) => Left + Inset + (Bounded(XScale.Fraction(value)) * (Width - (2 * Inset)));

    public double Y(double value) => Bottom - Inset - (Bounded(YScale.Fraction(value)) * (Height - (2 * Inset)));

    private static double Bounded(double fraction) => Math.Clamp(fraction, -FarthestFraction, FarthestFraction);
}
