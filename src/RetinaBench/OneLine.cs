namespace RetinaBench;

/// <summary>Makes one printable line of a message whose text comes from elsewhere.</summary>
internal static class OneLine
{
    // Long enough for a path and a sentence; a plugin may put anything into an exception.
    private const int MaximumLength = 500;

    /// <summary>The text with every run of control characters and white space as one space, cut when very long.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        string line = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaximumLength ? line : string.Concat(line.AsSpan(0, MaximumLength), "...");
    }

    /// <summary>An exception as its type's name and its message; bad input as its message alone, which is written for people.</summary>
    /// <param name="exception">The exception.</param>
    public static string Of(Exception exception) =>
        Of(exception is InputException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
}
