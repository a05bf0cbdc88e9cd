namespace RetinaBench.Stimuli;

/// <summary>What is wrong with one member of an environment's options.</summary>
/// <param name="Member">The member as the suite file names it, for example <c>variation.alpha.step</c>.</param>
/// <param name="What">The value and the valid range.</param>
public sealed record OptionProblem(string Member, string What)
{
    internal static IEnumerable<OptionProblem> Outside(string member, decimal value, decimal low, decimal high)
    {
        if (value < low || value > high)
            yield return new(member, FormattableString.Invariant($"{value} is not in [{low}, {high}]"));
    }
}
