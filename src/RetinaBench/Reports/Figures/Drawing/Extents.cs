namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Lists every value that an axis must make room for.</summary>
internal static class Extents
{
    public static IEnumerable<double> OfX(IEnumerable<Series> series, IEnumerable<ReferenceLine> lines) =>
        series.SelectMany(one => one.Points).Where(IsShown).Select(point => point.X).Concat(Of(lines, LineOrientation.Vertical));

    public static IEnumerable<double> OfY(IEnumerable<Series> series, IEnumerable<ReferenceLine> lines) =>
        series.SelectMany(one => one.Points.Where(IsShown).SelectMany(point => Values(point, one.Intervals)))
            .Concat(Of(lines, LineOrientation.Horizontal));

    public static IEnumerable<double> OfBars(IEnumerable<BarSeries> series, IEnumerable<ReferenceLine> lines) =>
        series.SelectMany(one => one.Bars).SelectMany(bar => (double[])[bar.Value, bar.Low, bar.High, bar.Published])
            .Append(0).Concat(Of(lines, LineOrientation.Horizontal));

    public static bool IsShown(ChartPoint point) => AxisScale.CanShow(point.X) && AxisScale.CanShow(point.Y);

    public static bool HasInterval(ChartPoint point) => AxisScale.CanShow(point.Low) && AxisScale.CanShow(point.High);

    private static double[] Values(ChartPoint point, IntervalStyle style) =>
        style != IntervalStyle.None && HasInterval(point) ? [point.Y, point.Low, point.High] : [point.Y];

    private static IEnumerable<double> Of(IEnumerable<ReferenceLine> lines, LineOrientation orientation) =>
        lines.Where(line => line.Orientation == orientation).Select(line => line.At);
}
