using System.Globalization;

namespace RetinaBench.Stimuli;

/// <summary>Evenly spaced values, both ends included.</summary>
/// <remarks>Computed in decimal arithmetic, so that the tenth step of 0.05 from 0.05 is the double nearest to 0.55 and the last value is the end.</remarks>
/// <param name="From">The first value.</param>
/// <param name="To">The last value: <paramref name="From"/> plus a whole number of steps.</param>
/// <param name="Step">The distance of neighbours, above 0.</param>
public sealed record Sweep(decimal From, decimal To, decimal Step)
{
    /// <summary>The most values of one sweep.</summary>
    public const int MaximumCount = 10_000;

    /// <summary>The values in growing order.</summary>
    public IReadOnlyList<double> Values()
    {
        int count = (int)((To - From) / Step) + 1;
        // Parsing rounds correctly, which the platform does not promise for its conversion of decimals.
        return [.. Enumerable.Range(0, count).Select(i => double.Parse((From + (i * Step)).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
    }

    internal IEnumerable<OptionProblem> Problems(string member, decimal low, decimal high)
    {
        OptionProblem[] ends = [.. OptionProblem.Outside(member + ".from", From, low, high), .. OptionProblem.Outside(member + ".to", To, From, high)];
        if (ends.Length > 0)
            return ends;
        // Bounded below first: (to - from) / step must not overflow.
        decimal leastStep = Math.Max((To - From) / (MaximumCount - 1), 0.000001m);
        if (Step < leastStep)
            return [new(member + ".step", FormattableString.Invariant($"{Step} gives more than {MaximumCount} values or is below 0.000001"))];
        if ((To - From) % Step != 0)
            return [new(member + ".step", FormattableString.Invariant($"{Step} leads from {From} past {To}: the range must be a whole number of steps"))];
        return [];
    }
}
