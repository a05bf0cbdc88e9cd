using System.Globalization;
using System.Text;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Makes text from untrusted files fit for a one-line message.</summary>
internal static class Printable
{
    private const int LongestQuote = 80;

    /// <summary>The text in single quotes, control characters escaped, shortened to 80 characters.</summary>
    public static string Quote(string text) =>
        text.Length <= LongestQuote ? $"'{OneLine(text)}'" : $"'{OneLine(text[..LongestQuote])}...'";

    /// <summary>The text with control characters and line separators escaped as \uXXXX.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                line.Append(c);
        }

        return line.ToString();
    }
}
