using System.Text;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>A size, weight and colour of text, and the ways of setting text in it.</summary>
internal sealed record TextStyle(double Size, string Colour, bool Bold = false)
{
    private const string Ellipsis = "\u2026";
    private const double Leading = 1.3;
    private const double BoldWidening = 1.1;

    // A width that was derived from the text itself may have lost a rounding error on the way.
    private const double MeasureSlack = 0.01;

    // Half the height of a digit, which is what looks centred.
    private const double MiddleShift = 0.36;

    public double LineHeight => Size * Leading;

    /// <summary>An upper estimate of the width of cleaned text, after DejaVu Sans, the widest of the common sans-serif fonts.</summary>
    public double Measure(string text)
    {
        double em = 0;
        foreach (Rune rune in text.EnumerateRunes())
            em += Em(rune.Value);
        return em * Size * (Bold ? BoldWidening : 1);
    }

    /// <summary>The text, or as much of its beginning as a width holds, then an ellipsis.</summary>
    public string Fit(string text, double width)
    {
        string clean = SvgText.Clean(text);
        if (Measure(clean) <= width + MeasureSlack)
            return clean;
        return Beginning(clean, width - Measure(Ellipsis)).TrimEnd() + Ellipsis;
    }

    public void DrawLeft(SvgCanvas canvas, string text, double x, double middle, double width) =>
        canvas.Text(x, middle + (MiddleShift * Size), Fit(text, width), this, "start");

    public void DrawRight(SvgCanvas canvas, string text, double x, double middle, double width) =>
        canvas.Text(x, middle + (MiddleShift * Size), Fit(text, width), this, "end");

    public void DrawMiddle(SvgCanvas canvas, string text, double x, double middle, double width) =>
        canvas.Text(x, middle + (MiddleShift * Size), Fit(text, width), this, "middle");

    /// <summary>One line centred at x, below a height.</summary>
    public void DrawCentred(SvgCanvas canvas, string text, double x, double top, double width) =>
        DrawMiddle(canvas, text, x, top + (LineHeight / 2), width);

    /// <summary>One line read from bottom to top, to the right of an edge and centred at a height.</summary>
    public void DrawRotated(SvgCanvas canvas, string text, double left, double middle, double length) =>
        canvas.Text(left + Size, middle, Fit(text, length), this, "middle", -90);

    /// <summary>The width of the widest of several texts; 0 for none.</summary>
    public double MeasureWidest(IEnumerable<string> texts) => texts.Select(text => Measure(SvgText.Clean(text))).DefaultIfEmpty(0).Max();

    /// <summary>Text broken between words into lines of at most a width, centred at x; returns the height below the last one.</summary>
    public double DrawCentredLines(SvgCanvas canvas, string text, double x, double top, double width)
    {
        foreach (string line in Wrap(SvgText.Clean(text), width))
        {
            DrawCentred(canvas, line, x, top, width);
            top += LineHeight;
        }

        return top;
    }

    /// <summary>Text broken between words into lines of at most a width; returns the height below the last one.</summary>
    public double DrawLines(SvgCanvas canvas, string text, double left, double top, double width)
    {
        foreach (string line in Wrap(SvgText.Clean(text), width))
        {
            DrawLeft(canvas, line, left, top + (LineHeight / 2), width);
            top += LineHeight;
        }

        return top;
    }

    private List<string> Wrap(string text, double width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }

    // The word itself, or, where it is wider than a line, what a line holds at a time, at least one character.
    private IEnumerable<string> Pieces(string word, double width)
    {
        while (word.Length > 0 && Measure(word) > width)
        {
            string piece = Beginning(word, width);
            // Names are best broken after a hyphen.
            piece = piece[..(piece.LastIndexOf('-') is > 0 and int hyphen ? hyphen + 1 : piece.Length)];
            if (piece.Length == 0)
                piece = word.EnumerateRunes().First().ToString();
            yield return piece;
            word = word[piece.Length..];
        }

        if (word.Length > 0)
            yield return word;
    }

    // As many characters as a width holds.
    private string Beginning(string text, double width)
    {
        double used = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Measure(rune.ToString());
            if (used > width + MeasureSlack)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static double Em(int code) => code switch
    {
        'i' or 'j' or 'l' => 0.28,
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or 'I' => 0.34,
        '-' or 'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '!' => 0.41,
        'm' or 'M' or 'W' or '%' or '@' => 0.99,
        'w' or '+' or '=' or '<' or '>' or '#' or '~' or '&' or '\u2212' => 0.84,
        >= 'A' and <= 'Z' => 0.74,
        < 0x1100 => 0.64,
        _ => 1.0,
    };
}
