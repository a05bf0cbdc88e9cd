using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Training;

/// <summary>Finds numbers of a recipe that are out of range.</summary>
internal static class RangeCheck
{
    /// <summary>The problem of a whole number, or none.</summary>
    public static IEnumerable<OptionProblem> Outside(string member, int value, int least, int most)
    {
        if (value < least || value > most)
            yield return new(member, FormattableString.Invariant($"{value} is not in [{least}, {most}]"));
    }

    /// <summary>The problem of a number that must lie above one bound and not above, or below, another.</summary>
    /// <param name="member">The member of the recipe.</param>
    /// <param name="value">Its value.</param>
    /// <param name="valid">Whether it is in range.</param>
    /// <param name="range">The range, in the notation of intervals.</param>
    public static IEnumerable<OptionProblem> Unless(string member, double value, bool valid, string range)
    {
        if (!valid)
            yield return new(member, FormattableString.Invariant($"{value} is not in {range}"));
    }
}
