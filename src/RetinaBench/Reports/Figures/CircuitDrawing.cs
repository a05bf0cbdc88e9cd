using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>A circuit from the movie to the decision: cell types as boxes with their kernels, and who excites and inhibits whom.</summary>
/// <remarks>Arrowheads excite, bars inhibit, as circuits are drawn in the field; colours say the same.</remarks>
public sealed record CircuitDrawing : Figure
{
    private const double BoxWidth = 144, BoxGap = 22, TitleHeight = 22, Padding = 8, PictureSide = 54, CourseHeight = 34, CaptionGap = 2, Head = 7, Label = 12;

    /// <summary>The boxes, layer by layer from left to right and each layer from top to bottom.</summary>
    public required IReadOnlyList<IReadOnlyList<CircuitBox>> Layers { get; init; }

    /// <summary>The connections.</summary>
    public required IReadOnlyList<CircuitConnection> Connections { get; init; }

    private protected override double DrawBody(SvgCanvas canvas, double top)
    {
        if (Layers.Count == 0)
            return top;
        var places = new Dictionary<CircuitBox, (double Left, double Top, double Height)>(ReferenceEqualityComparer.Instance);
        double height = Layers.Max(layer => layer.Sum(Height) + (BoxGap * (layer.Count - 1)));
        // Connections that pass a layer run above it.
        double lane = Connections.Any(IsLong) ? BoxGap : 0;
        double step = Layers.Count == 1 ? 0 : (Width - (2 * Sheet.Margin) - BoxWidth) / (Layers.Count - 1);
        for (int i = 0; i < Layers.Count; i++)
        {
            double free = height - Layers[i].Sum(Height), y = top + lane + (free / (Layers[i].Count + 1));
            foreach (CircuitBox box in Layers[i])
            {
                places[box] = (Sheet.Margin + (i * step), y, Height(box));
                y += Height(box) + (free / (Layers[i].Count + 1));
            }
        }

        foreach (CircuitConnection connection in Connections)
            Draw(canvas, connection, places, top);
        foreach ((CircuitBox box, (double left, double boxTop, double tall)) in places)
            Draw(canvas, box, left, boxTop, tall);
        double bottom = top + lane + height + Sheet.PanelRowGap;
        Typography.Label.DrawCentred(canvas, "arrowhead: excites, bar: inhibits", Width / 2.0, bottom, Width);
        return bottom + Typography.Label.LineHeight;
    }

    private static double Height(CircuitBox box) => TitleHeight
        + (box.Kernels.Count > 0 ? Typography.Missing.LineHeight + CaptionGap + PictureSide + Padding : 0)
        + (box.Course.Count > 0 ? Typography.Missing.LineHeight + CaptionGap + CourseHeight + Padding : 0);

    private int LayerOf(CircuitBox box) => Enumerable.Range(0, Layers.Count).First(i => Layers[i].Any(other => ReferenceEquals(other, box)));

    private bool IsLong(CircuitConnection connection) => LayerOf(connection.To) - LayerOf(connection.From) > 1;

    private void Draw(SvgCanvas canvas, CircuitConnection connection, Dictionary<CircuitBox, (double Left, double Top, double Height)> places, double top)
    {
        (double fromLeft, double fromTop, double fromHeight) = places[connection.From];
        (double toLeft, double toTop, double toHeight) = places[connection.To];
        CircuitConnection[] into = [.. Connections.Where(c => ReferenceEquals(c.To, connection.To))], outOf = [.. Connections.Where(c => ReferenceEquals(c.From, connection.From))];
        double x1 = fromLeft + BoxWidth, y1 = fromTop + (fromHeight * (Array.IndexOf(outOf, connection) + 1) / (outOf.Length + 1));
        double x2 = toLeft - Head, y2 = toTop + (toHeight * (Array.IndexOf(into, connection) + 1) / (into.Length + 1)), middle = (x1 + x2) / 2;
        string colour = connection.Sign switch { > 0 => Palette.Blue, < 0 => Palette.Vermillion, _ => Palette.Neutral };
        string N(double value) => SvgCanvas.Number(value);
        string path;
        if (IsLong(connection))
        {
            double over = top + Sheet.NoteGap + (Sheet.NoteGap * Array.IndexOf(outOf, connection)), bend = BoxGap;
            path = $"M{N(x1)} {N(y1)}C{N(x1 + bend)} {N(y1)} {N(x1)} {N(over)} {N(x1 + bend)} {N(over)}H{N(x2 - bend)}C{N(x2)} {N(over)} {N(x2 - bend)} {N(y2)} {N(x2)} {N(y2)}";
        }
        else
        {
            path = $"M{N(x1)} {N(y1)}C{N(middle)} {N(y1)} {N(middle)} {N(y2)} {N(x2)} {N(y2)}";
        }

        canvas.Path(path, new Stroke(colour, 2));
        canvas.Path(connection.Sign < 0
            ? $"M{N(x2)} {N(y2 - Head)}V{N(y2 + Head)}"
            : $"M{N(x2)} {N(y2 - (Head / 2))}L{N(x2 + Head)} {N(y2)}L{N(x2)} {N(y2 + (Head / 2))}Z", new Stroke(colour, connection.Sign < 0 ? 3 : 1), connection.Sign < 0 ? "none" : colour);
    }

    private static void Draw(SvgCanvas canvas, CircuitBox box, double left, double top, double height)
    {
        canvas.Rectangle(left, top, BoxWidth, height, Palette.Paper, new Stroke(Palette.Frame, 1), "box");
        Typography.PanelTitle.DrawCentred(canvas, box.Title, left + (BoxWidth / 2), top + ((TitleHeight - Typography.PanelTitle.LineHeight) / 2), BoxWidth - Padding);
        double y = top + TitleHeight;
        if (box.Kernels.Count > 0)
        {
            double each = BoxWidth / box.Kernels.Count, pictures = y + Typography.Missing.LineHeight + CaptionGap;
            for (int i = 0; i < box.Kernels.Count; i++)
            {
                double center = left + (each * (i + 0.5));
                Typography.Missing.DrawCentred(canvas, box.Kernels[i].Title, center, y, each);
                canvas.Picture(center - (PictureSide / 2), pictures, PictureSide, PictureSide, FilmStrip.Png(box.Kernels[i]));
                canvas.Rectangle(center - (PictureSide / 2), pictures, PictureSide, PictureSide, "none", new Stroke(Palette.Frame, 1), "frame");
            }

            y = pictures + PictureSide + Padding;
        }

        if (box.Course.Count > 0)
            DrawCourse(canvas, box.Course, left + Label, y, BoxWidth - (2 * Label));
    }

    // The oldest frame on the left, the current one on the right; the line of zero crosses it.
    private static void DrawCourse(SvgCanvas canvas, IReadOnlyList<double> course, double left, double top, double width)
    {
        Typography.Missing.DrawCentred(canvas, "over time", left + (width / 2), top, width);
        double curve = top + Typography.Missing.LineHeight + CaptionGap, high = Math.Max(0, course.Max()), low = Math.Min(0, course.Min()), range = high > low ? high - low : 1;
        double Y(double value) => curve + ((high - value) / range * CourseHeight);
        double X(int i) => left + (course.Count == 1 ? width / 2 : width * i / (course.Count - 1));
        canvas.Line(left, Y(0), left + width, Y(0), new Stroke(Palette.Grid, 1));
        canvas.Path("M" + string.Join("L", course.Select((value, i) => $"{SvgCanvas.Number(X(i))} {SvgCanvas.Number(Y(value))}")), new Stroke(Palette.Neutral, 1.5));
    }
}
