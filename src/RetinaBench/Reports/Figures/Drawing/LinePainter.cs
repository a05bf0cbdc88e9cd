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

    // The radius of a marker as a share of the distance between markers, and the smallest such distance.
    private const double MarkerShare = 0.3;
    private const double DensestMarkers = 7;

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
        canvas.BeginClip(plot.Left - ClipSlack, plot.Top - ClipSlack, plot.Width + (2 * ClipSlack), plot.Height + (2 * ClipSlack));
        foreach (Series one in series.Where(one => one.Intervals == IntervalStyle.Band))
            DrawBand(canvas, plot, one, styles[one.Name].Stroke.Colour);
        // A thin dashed line shows on top of a strong one; with filled and hollow markers it is the other way round.
        foreach (Series one in series.OrderBy(one => one.Role == SeriesRole.Reference))
            DrawLine(canvas, plot, one, styles[one.Name]);
        canvas.EndClip();
        foreach (Series one in series.OrderBy(one => one.Role == SeriesRole.Measured))
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
        bool Inside(ChartPoint point) => plot.XScale.Contains(point.X) && plot.YScale.Contains(point.Y);
        ChartPoint[] inside = [.. series.Points.Where(Inside)];
        if (series.Intervals == IntervalStyle.Bars)
            DrawIntervals(canvas, plot, inside.Where(Extents.HasInterval), style.Stroke.Colour);
        double spacing = Spacing(plot, inside);
        int every = Math.Max(1, (int)Math.Ceiling(DensestMarkers / Math.Max(spacing, 1)));
        IEnumerable<ChartPoint> marked = Runs(series.Points, Extents.IsShown).SelectMany(run => Thinned(run, every, series.Role)).Where(Inside);
        double radius = Math.Clamp(MarkerShare * spacing * every, SmallestMarker, LargestMarker);
        style.DrawMarkers(canvas, marked.Select(point => (plot.X(point.X), plot.Y(point.Y))), radius);
    }

    // Dense markers would merge into a thick line. Those of a reference fall between the measured ones, or equal lines would look like one.
    private static IEnumerable<ChartPoint> Thinned(List<ChartPoint> run, int every, SeriesRole role)
    {
        int first = role == SeriesRole.Reference ? Math.Min(every / 2, run.Count - 1) : 0;
        return run.Where((_, index) => index >= first && (index - first) % every == 0);
    }

    // The mean distance of neighbours in pixels.
    private static double Spacing(PlotArea plot, ChartPoint[] points) => points.Length < 2
        ? plot.Width
        : (plot.X(points.Max(point => point.X)) - plot.X(points.Min(point => point.X))) / (points.Length - 1);

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
