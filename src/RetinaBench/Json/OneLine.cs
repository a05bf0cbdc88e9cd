namespace RetinaBench.Json;

/// <summary>Keeps messages that quote a file to one line of bounded length.</summary>
internal static class OneLine
{
    private const int LongestMessage = 2000;

    /// <summary>The message with a space for every control character and line separator, cut where it is very long.</summary>
    public static string Of(string message)
    {
        string start = message.Length > LongestMessage ? message[..LongestMessage] + "..." : message;
        return string.Concat(start.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
    }
}
