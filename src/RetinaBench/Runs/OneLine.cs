using System.Text;

namespace RetinaBench.Runs;

/// <summary>Makes one line of what somebody else's code says.</summary>
internal static class OneLine
{
    private const int Longest = 400;

    /// <summary>The text with control characters and runs of white space replaced by one space, and its end cut off where it is long.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (char c in text)
        {
            if (line.Length >= Longest)
                return line.Append("...").ToString();
            char shown = char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c;
            if (shown != ' ' || (line.Length > 0 && line[^1] != ' '))
                line.Append(shown);
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Type and message of an exception; of bad input the message alone, which is written for people.</summary>
    public static string Of(Exception exception) =>
        exception is InputException ? Of(exception.Message) : Of($"{exception.GetType().Name}: {exception.Message}");
}
