namespace RetinaBench.Stimuli;

/// <summary>The uniform distribution on [low, high).</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The end, not below <paramref name="Low"/>; equal ends give one certain value.</param>
public sealed record UniformRange(double Low, double High)
{
    internal IEnumerable<OptionProblem> Problems(string member, double low, double high)
    {
        if (!(Low >= low && Low <= high))
            yield return new(member + ".low", FormattableString.Invariant($"{Low} is not in [{low}, {high}]"));
        else if (!(High >= Low && High <= high))
            yield return new(member + ".high", FormattableString.Invariant($"{High} is not in [{Low}, {high}]"));
    }
}
