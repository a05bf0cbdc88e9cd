namespace RetinaBench.Reports.Figures;

/// <summary>One measured point of a line, with the interval of its value where there is one.</summary>
/// <param name="X">Its place on the horizontal axis; a non-finite one is a gap in the line.</param>
/// <param name="Y">Its value on the vertical axis; a non-finite one is a gap in the line.</param>
/// <param name="Low">The lower end of the interval of <paramref name="Y"/>; NaN when there is none.</param>
/// <param name="High">The upper end of the interval of <paramref name="Y"/>; NaN when there is none.</param>
public readonly record struct ChartPoint(double X, double Y, double Low = double.NaN, double High = double.NaN);
