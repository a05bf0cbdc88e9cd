using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>A figure of a report: data that can draw itself as SVG.</summary>
/// <remarks>
/// Figures are immutable and safe to share between threads as long as the lists they were given do not change. Any text is
/// allowed: markup is escaped, and characters that XML forbids are shown as U+FFFD.
/// </remarks>
public abstract record Figure
{
    /// <summary>The narrowest figure in pixels; below it titles and tick labels have no room.</summary>
    public const int NarrowestWidth = 240;

    /// <summary>The widest figure in pixels.</summary>
    public const int WidestWidth = 4000;

    private protected Figure()
    {
    }

    /// <summary>The title, printed above the figure and read out by screen readers.</summary>
    public required string Title { get; init; }

    /// <summary>What the figure shows, in a sentence or two, for those who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>A line of small print below the figure, about intervals and counts for example; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The width in pixels, in [240, 4000]; the height follows from the content.</summary>
    public int Width { get; init; } = 700;

    /// <summary>Draws the figure.</summary>
    /// <returns>A complete SVG document without external fonts, links or scripts; equal figures give equal strings.</returns>
    /// <exception cref="ArgumentException">Data do not fit together; the message says which.</exception>
    public string ToSvg()
    {
        CheckSize(Width, NarrowestWidth, WidestWidth, nameof(Width));
        var canvas = new SvgCanvas();
        double bottom = Typography.Title.DrawLines(canvas, Title, Sheet.Margin, Sheet.Margin, Width - (2 * Sheet.Margin));
        bottom = DrawBody(canvas, bottom + Sheet.TitleGap);
        if (Note.Length > 0)
            bottom = Typography.Note.DrawLines(canvas, Note, Sheet.Margin, bottom + Sheet.NoteGap, Width - (2 * Sheet.Margin));
        return canvas.ToDocument(Width, Math.Ceiling(bottom + Sheet.Margin), Title, Description);
    }

    // Draws everything between the title and the note, beginning at a height, and returns the height where it ends.
    private protected abstract double DrawBody(SvgCanvas canvas, double top);

    private protected static void CheckSize(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentException($"{name} is {value}; it must be in [{least}, {most}]", name);
    }
}
