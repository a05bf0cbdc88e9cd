namespace RetinaBench;

/// <summary>Makes one printable line of a message whose text comes from elsewhere.</summary>
internal static class OneLine
{
    // Long enough for a path and a sentence or a list of known members; a plugin or a file may hold anything.
    private const int MaximumLength = 2000;

    /// <summary>The text with every run of control characters, line separators and spaces as one space, cut when very long.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        string line = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaximumLength ? line : string.Concat(line.AsSpan(0, MaximumLength), "...");
    }

    /// <summary>An exception as its type's name and its message; bad input as its message alone, which is written for people.</summary>
    /// <param name="exception">The exception.</param>
    public static string Of(Exception exception) =>
        Of(exception is InputException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
}
