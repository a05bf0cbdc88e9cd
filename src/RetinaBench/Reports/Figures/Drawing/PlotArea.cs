namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>A rectangle of the sheet with the scales of its two axes.</summary>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, AxisScale XScale, AxisScale YScale)
{
    // How far outside a line may run, in plot lengths, before its end is pulled in to keep coordinates short.
    private const double FarthestFraction = 100;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double X(double value) => Left + (Bounded(XScale.Fraction(value)) * Width);

    public double Y(double value) => Bottom - (Bounded(YScale.Fraction(value)) * Height);

    private static double Bounded(double fraction) => Math.Clamp(fraction, -FarthestFraction, FarthestFraction);
}
