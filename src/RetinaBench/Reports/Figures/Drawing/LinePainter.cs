using System.Text;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Draws the lines of a plot with their intervals and markers, and the reference lines across it.</summary>
internal static class LinePainter
{
    private const double BandOpacity = 0.2;
    private const double CapHalfWidth = 2.5;
    private const double IntervalWidth = 1;
    private const double SmallestMarker = 1.6;
    private const double LargestMarker = 3.6;

    // The radius of a marker as a share of the distance between points.
    private const double MarkerShare = 0.3;

    // Half of a line's width may stand over the frame.
    private const double ClipSlack = 2;

    private static readonly Stroke ReferenceStroke = new(Palette.Neutral, 1, "2 3");

    public static void DrawReferenceLines(SvgCanvas canvas, PlotArea plot, IReadOnlyList<ReferenceLine> lines)
    {
        foreach (ReferenceLine line in lines)
        {
            if (line.Orientation == LineOrientation.Horizontal && plot.YScale.Contains(line.At))
                canvas.Line(plot.Left, plot.Y(line.At), plot.Right, plot.Y(line.At), ReferenceStroke);
            else if (line.Orientation == LineOrientation.Vertical && plot.XScale.Contains(line.At))
                canvas.Line(plot.X(line.At), plot.Top, plot.X(line.At), plot.Bottom, ReferenceStroke);
        }
    }

    public static void DrawReferenceSample(SvgCanvas canvas, double left, double middle, double width) =>
        canvas.Line(left, middle, left + width, middle, ReferenceStroke);

    public static void DrawSeries(
        SvgCanvas canvas, PlotArea plot, IReadOnlyList<Series> series, IReadOnlyDictionary<string, SeriesStyle> styles)
    {
        // What was measured lies on top of what it is compared with.
        Series[] ordered = [.. series.OrderBy(one => one.Role == SeriesRole.Measured)];
        canvas.BeginClip(plot.Left - ClipSlack, plot.Top - ClipSlack, plot.Width + (2 * ClipSlack), plot.Height + (2 * ClipSlack));
        foreach (Series one in ordered.Where(one => one.Intervals == IntervalStyle.Band))
            DrawBand(canvas, plot, one, styles[one.Name].Stroke.Colour);
        foreach (Series one in ordered)
            DrawLine(canvas, plot, one, styles[one.Name]);
        canvas.EndClip();
        foreach (Series one in ordered)
            DrawMarkers(canvas, plot, one, styles[one.Name]);
    }

    private static void DrawBand(SvgCanvas canvas, PlotArea plot, Series series, string colour)
    {
        var path = new StringBuilder();
        foreach (List<ChartPoint> run in Runs(series.Points, point => Extents.IsShown(point) && Extents.HasInterval(point)))
        {
            Polyline(path, plot, run, point => point.High);
            run.Reverse();
            Polyline(path, plot, run, point => point.Low, 'L');
            path.Append('Z');
        }

        if (path.Length > 0)
            canvas.Area(path.ToString(), colour, BandOpacity);
    }

    private static void DrawLine(SvgCanvas canvas, PlotArea plot, Series series, SeriesStyle style)
    {
        var path = new StringBuilder();
        foreach (List<ChartPoint> run in Runs(series.Points, Extents.IsShown))
            Polyline(path, plot, run, point => point.Y);
        if (path.Length > 0)
            canvas.Path(path.ToString(), style.Stroke);
    }

    private static void DrawMarkers(SvgCanvas canvas, PlotArea plot, Series series, SeriesStyle style)
    {
        ChartPoint[] inside = [.. series.Points.Where(point => plot.XScale.Contains(point.X) && plot.YScale.Contains(point.Y))];
        if (series.Intervals == IntervalStyle.Bars)
            DrawIntervals(canvas, plot, inside.Where(Extents.HasInterval), style.Stroke.Colour);
        double radius = MarkerRadius(plot, inside);
        canvas.BeginGroup("points");
        foreach (ChartPoint point in inside)
            style.DrawMarker(canvas, plot.X(point.X), plot.Y(point.Y), radius);
        canvas.EndGroup();
    }

    private static void DrawIntervals(SvgCanvas canvas, PlotArea plot, IEnumerable<ChartPoint> points, string colour)
    {
        var path = new StringBuilder();
        foreach (ChartPoint point in points)
        {
            string x = SvgCanvas.Number(plot.X(point.X)), cap = SvgCanvas.Number(plot.X(point.X) - CapHalfWidth);
            string low = SvgCanvas.Number(Math.Min(plot.Bottom, plot.Y(point.Low)));
            string high = SvgCanvas.Number(Math.Max(plot.Top, plot.Y(point.High)));
            string width = SvgCanvas.Number(2 * CapHalfWidth);
            path.Append($"M{x} {low}V{high}M{cap} {low}h{width}M{cap} {high}h{width}");
        }

        if (path.Length > 0)
            canvas.Path(path.ToString(), new Stroke(colour, IntervalWidth));
    }

    // Markers shrink where points are dense, so that neighbours do not merge.
    private static double MarkerRadius(PlotArea plot, ChartPoint[] points)
    {
        if (points.Length < 2)
            return LargestMarker;
        double span = plot.X(points.Max(point => point.X)) - plot.X(points.Min(point => point.X));
        return Math.Clamp(MarkerShare * span / (points.Length - 1), SmallestMarker, LargestMarker);
    }

    private static void Polyline(StringBuilder path, PlotArea plot, List<ChartPoint> run, Func<ChartPoint, double> value, char start = 'M')
    {
        foreach (ChartPoint point in run)
        {
            path.Append(start).Append(SvgCanvas.Number(plot.X(point.X))).Append(' ').Append(SvgCanvas.Number(plot.Y(value(point))));
            start = 'L';
        }
    }

    private static IEnumerable<List<ChartPoint>> Runs(IEnumerable<ChartPoint> points, Func<ChartPoint, bool> belongs)
    {
        var run = new List<ChartPoint>();
        foreach (ChartPoint point in points)
        {
            if (belongs(point))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
            yield return run;
    }
}
