namespace RetinaBench.Models.Registry;

/// <summary>The rule for names of models, which also name files of a report on every file system.</summary>
public static class ModelName
{
    /// <summary>The longest name.</summary>
    public const int MaximumLength = 64;

    /// <summary>The rule in words, for messages.</summary>
    public const string Rule = "a name has 1 to 64 characters out of a-z, A-Z, 0-9, '-', '_' and '.', and begins with a letter or digit";

    /// <summary>Whether a text is a name.</summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= MaximumLength
            && char.IsAsciiLetterOrDigit(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
    }
}
