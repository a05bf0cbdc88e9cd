using System.Text;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Draws grouped bars with their intervals and published values.</summary>
internal static class BarPainter
{
    private const double ClusterShare = 0.82;
    private const double WidestBar = 46;
    private const double HatchDistance = 5;
    private const string Unavailable = "n/a";

    public static void Draw(SvgCanvas canvas, PlotArea plot, IReadOnlyList<BarSeries> series, bool oneEach)
    {
        double baseline = plot.Y(Math.Clamp(0, plot.YScale.Minimum, plot.YScale.Maximum));
        int categories = series.Count == 0 ? 0 : series[0].Bars.Count;
        for (int category = 0; category < categories; category++)
        {
            int abreast = oneEach ? 1 : series.Count, only = oneEach ? FirstShown(series, category) : 0;
            double slot = plot.Width / categories, width = Math.Min(WidestBar, ClusterShare * slot / abreast);
            double first = plot.Left + (slot * (category + 0.5)) - (width * abreast / 2);
            for (int i = 0; i < abreast; i++)
                Draw(canvas, plot, series[only + i].Bars[category], first + (i * width), width, baseline, only + i);
        }

        canvas.Line(plot.Left, baseline, plot.Right, baseline, new Stroke(Palette.Ink, 1));
    }

    /// <summary>A bar as a rectangle; textures tell the kinds apart without colour.</summary>
    public static void DrawBar(SvgCanvas canvas, double x, double y, double width, double height, int index)
    {
        string colour = Palette.Colour(index);
        canvas.Rectangle(x, y, width, height, Palette.Paper);
        canvas.BeginGroup("bar");
        int texture = index % 4;
        canvas.Rectangle(x, y, width, height, texture == 0 ? colour : Palette.Tint(colour, Palette.Paper), new Stroke(colour, 1));
        if (texture >= 2)
            canvas.Path(Hatch(x, y, width, height, mirrored: texture == 3), new Stroke(colour, 1));
        canvas.EndGroup();
    }

    public static void DrawPublished(SvgCanvas canvas, double x, double y, double barWidth)
    {
        canvas.BeginGroup("published", Palette.Paper, new Stroke(Palette.Ink, 1.3));
        Marker.Draw(canvas, MarkerShape.Diamond, x, y, Math.Clamp(0.3 * barWidth, 2.6, 4));
        canvas.EndGroup();
    }

    private static int FirstShown(IReadOnlyList<BarSeries> series, int category)
    {
        for (int i = 0; i < series.Count; i++)
        {
            if (AxisScale.CanShow(series[i].Bars[category].Value))
                return i;
        }

        return 0;
    }

    private static void Draw(SvgCanvas canvas, PlotArea plot, Bar bar, double left, double width, double baseline, int index)
    {
        double centre = left + (width / 2);
        if (AxisScale.CanShow(bar.Value))
        {
            double end = Bounded(plot, bar.Value);
            DrawBar(canvas, left + 0.5, Math.Min(end, baseline), Math.Max(1, width - 1), Math.Abs(end - baseline), index);
        }
        else
        {
            Typography.Missing.DrawRotated(canvas, Unavailable, centre - (0.65 * Typography.Missing.Size), baseline - 14, plot.Height);
        }

        if (AxisScale.CanShow(bar.Low) && AxisScale.CanShow(bar.High))
            DrawInterval(canvas, centre, Bounded(plot, bar.Low), Bounded(plot, bar.High), Math.Min(4, 0.25 * width));
        if (plot.YScale.Contains(bar.Published))
            DrawPublished(canvas, centre, plot.Y(bar.Published), width);
    }

    // Dark with a light edge, so that it shows on the bar as well as beside it.
    private static void DrawInterval(SvgCanvas canvas, double x, double low, double high, double cap)
    {
        string at = SvgCanvas.Number(x), from = SvgCanvas.Number(x - cap), width = SvgCanvas.Number(2 * cap);
        string bottom = SvgCanvas.Number(low), top = SvgCanvas.Number(high);
        string path = $"M{at} {bottom}V{top}M{from} {bottom}h{width}M{from} {top}h{width}";
        canvas.Path(path, new Stroke(Palette.Paper, 3));
        canvas.Path(path, new Stroke(Palette.Ink, 1.2));
    }

    private static double Bounded(PlotArea plot, double value) => Math.Clamp(plot.Y(value), plot.Top, plot.Bottom);

    // Lines x + y = constant within the rectangle, or their mirror image.
    private static string Hatch(double x, double y, double width, double height, bool mirrored)
    {
        var path = new StringBuilder();
        for (double sum = HatchDistance; sum < width + height; sum += HatchDistance)
        {
            double from = Math.Max(0, sum - height), to = Math.Min(width, sum);
            double fromX = mirrored ? width - from : from, toX = mirrored ? width - to : to;
            path.Append($"M{SvgCanvas.Number(x + fromX)} {SvgCanvas.Number(y + sum - from)}");
            path.Append($"L{SvgCanvas.Number(x + toX)} {SvgCanvas.Number(y + sum - to)}");
        }

        return path.ToString();
    }
}
