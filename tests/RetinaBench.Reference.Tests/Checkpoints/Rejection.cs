namespace RetinaBench.Reference.Tests.Checkpoints;

/// <summary>Asserts what every refusal of a file owes its reader.</summary>
internal static class Rejection
{
    /// <summary>Asserts an InputException of one line that begins with the place and contains every part; returns its message.</summary>
    public static string Assert(string place, Action action, params string[] parts)
    {
        string message = Xunit.Assert.Throws<InputException>(action).Message;
        AssertOneLine(message);
        Xunit.Assert.StartsWith(place + ": ", message, StringComparison.Ordinal);
        foreach (string part in parts)
            Xunit.Assert.Contains(part, message, StringComparison.Ordinal);
        return message;
    }

    /// <summary>Asserts that a message has no control character or line separator, and ends.</summary>
    public static void AssertOneLine(string message)
    {
        const int LongestMessage = 1000;
        Xunit.Assert.DoesNotContain(message, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Xunit.Assert.InRange(message.Length, 1, LongestMessage);
    }
}
