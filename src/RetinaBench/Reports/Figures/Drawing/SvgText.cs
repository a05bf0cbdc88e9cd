using System.Text;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Makes any text safe to stand in an SVG document.</summary>
internal static class SvgText
{
    /// <summary>One line of text in which each character may appear in XML: white space becomes a space, what is forbidden U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        // Enumerating runes turns lone surrogates into U+FFFD.
        foreach (Rune rune in text.EnumerateRunes())
            clean.Append(Rune.IsWhiteSpace(rune) ? " " : IsDrawable(rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }

    /// <summary>Cleaned text with markup escaped, for element content and attributes in double quotes.</summary>
    public static string Escape(string text) =>
        Clean(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    // Controls and non-characters are not XML 1.0; explicit bidirectional controls are, but reorder what stands beside them.
    private static bool IsDrawable(int code) =>
        code >= 0x20 && code is not (>= 0x7F and <= 0x9F) && (code & 0xFFFE) != 0xFFFE
        && code is not (>= 0x202A and <= 0x202E) && code is not (>= 0x2066 and <= 0x2069);
}
