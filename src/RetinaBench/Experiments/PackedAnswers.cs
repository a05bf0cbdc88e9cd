namespace RetinaBench.Experiments;

/// <summary>Whether each of a row of stimuli was answered right, as one short text: base64 of a bit a stimulus, the first stimulus in the lowest bit of the first byte.</summary>
/// <remarks>The number of stimuli is not in the text; whoever keeps it has it beside it, as the trials of a proportion. Bits beyond it are zero.</remarks>
public static class PackedAnswers
{
    private const int BitsOfByte = 8;

    /// <summary>Packs answers.</summary>
    /// <param name="answers">One a stimulus, in their order.</param>
    public static string Pack(IReadOnlyList<bool> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        byte[] bytes = new byte[Length(answers.Count)];
        for (int i = 0; i < answers.Count; i++)
        {
            if (answers[i])
                bytes[i / BitsOfByte] |= (byte)(1 << (i % BitsOfByte));
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>Unpacks answers.</summary>
    /// <param name="text">What <see cref="Pack"/> made.</param>
    /// <param name="count">Number of stimuli.</param>
    /// <exception cref="InvalidDataException">The text is damaged, or holds the answers to another number of stimuli.</exception>
    public static bool[] Unpack(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (count < 0 || text.Length != (Length(count) + 2L) / 3 * 4)
            throw new InvalidDataException(FormattableString.Invariant($"answers are {text.Length} characters of base64, which is not a bit for each of {count} stimuli"));
        byte[] bytes = new byte[Length(count)];
        if (!Convert.TryFromBase64String(text, bytes, out int written) || written != bytes.Length)
            throw new InvalidDataException(FormattableString.Invariant($"answers are not the base64 of {bytes.Length} bytes, a bit for each of {count} stimuli"));
        if (count % BitsOfByte is > 0 and int used && bytes[^1] >> used != 0)
            throw new InvalidDataException(FormattableString.Invariant($"answers have a bit set beyond the {count} stimuli"));
        return [.. Enumerable.Range(0, count).Select(i => (bytes[i / BitsOfByte] >> (i % BitsOfByte) & 1) != 0)];
    }

    /// <summary>What is wrong with packed answers beside the proportion that they make; null where nothing is, or where there are none.</summary>
    /// <param name="text">The packed answers, or null.</param>
    /// <param name="right">Number of right answers.</param>
    /// <param name="count">Number of stimuli.</param>
    public static string? FindFault(string? text, int right, int count)
    {
        if (text is null)
            return null;
        try
        {
            int found = Unpack(text, count).Count(answer => answer);
            return found == right ? null : FormattableString.Invariant($"{found} answers are marked as right, {right} are counted");
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    private static int Length(int count) => (int)(((long)count + BitsOfByte - 1) / BitsOfByte);
}
