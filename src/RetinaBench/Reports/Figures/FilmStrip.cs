using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>Grey pictures in rows, for example frames of the movies that make cell types respond most; pixels are embedded, so that the file stands alone.</summary>
public sealed record FilmStrip : Figure
{
    private const int MostColumns = 40;

    /// <summary>The rows, from top to bottom.</summary>
    public required IReadOnlyList<FilmRow> Films { get; init; }

    /// <summary>What black, mid-grey and white mean, for example <c>black -1, grey 0, white 1</c>.</summary>
    public required string Key { get; init; }

    /// <summary>For how many pictures a row has room at least, in [0, 40]: keeps a picture that stands alone from filling the sheet.</summary>
    public int LeastColumns { get; init; }

    private protected override double DrawBody(SvgCanvas canvas, double top)
    {
        CheckSize(LeastColumns, 0, MostColumns, nameof(LeastColumns));
        int longest = Films.Select(film => film.Frames.Count).DefaultIfEmpty().Max(), columns = Math.Max(longest, LeastColumns);
        if (longest == 0)
            return top;
        double left = Sheet.Margin + Typography.AxisTitle.LineHeight + Sheet.AxisTitleGap;
        double side = (Width - left - Sheet.RightMargin - (Sheet.PanelGap * (columns - 1))) / columns;
        foreach (FilmRow film in Films)
            top = Draw(canvas, film, left, top, side) + Sheet.PanelRowGap;
        Typography.Label.DrawCentred(canvas, Key, left + ((Width - left - Sheet.RightMargin) / 2), top, Width - left - Sheet.RightMargin);
        return top + Typography.Label.LineHeight;
    }

    private static double Draw(SvgCanvas canvas, FilmRow film, double left, double top, double side)
    {
        double pictures = top + Typography.PanelTitle.LineHeight + Sheet.PanelTitleGap, height = 0;
        for (int i = 0; i < film.Frames.Count; i++)
        {
            FilmFrame frame = film.Frames[i];
            double x = left + (i * (side + Sheet.PanelGap)), tall = side * frame.Rows / frame.Columns;
            Typography.PanelTitle.DrawCentred(canvas, frame.Title, x + (side / 2), top, side);
            canvas.Picture(x, pictures, side, tall, Png(frame));
            canvas.Rectangle(x, pictures, side, tall, "none", new Stroke(Palette.Frame, 1), "frame");
            height = Math.Max(height, tall);
        }

        Typography.AxisTitle.DrawRotated(canvas, film.Title, Sheet.Margin, pictures + (height / 2), height + Sheet.TitleOverhang);
        return pictures + height;
    }

    internal static byte[] Png(FilmFrame frame)
    {
        using var png = new MemoryStream();
        PngWriter.Write(png, frame.Pixels.Span, frame.Rows, frame.Columns);
        return png.ToArray();
    }
}
