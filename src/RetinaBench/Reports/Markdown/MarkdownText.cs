using System.Globalization;
using System.Text;

namespace RetinaBench.Reports.Markdown;

/// <summary>Makes text of any origin show as itself in Markdown.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]|~#$!";

    /// <summary>The text on one line, with everything that Markdown or HTML would read escaped, and what does not show made visible.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                escaped.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                escaped.Append('\uFFFD');
            else
                Append(escaped, rune);
        }

        return escaped.ToString().Trim();
    }

    /// <summary>A link; the target must need no escaping.</summary>
    public static string Link(string text, string target) => $"[{Escape(text)}]({target})";

    private static void Append(StringBuilder escaped, Rune rune)
    {
        switch (rune.Value)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            default:
                if (rune.IsAscii && Special.Contains((char)rune.Value))
                    escaped.Append('\\');
                escaped.Append(rune.ToString());
                break;
        }
    }
}
