using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Statistics;

/// <summary>The place where a rising curve of proportions reaches a level: monotone fit, linear interpolation, bootstrap interval.</summary>
public static class RisingThreshold
{
    /// <summary>Estimates the place.</summary>
    /// <param name="x">[points], strictly ascending.</param>
    /// <param name="proportions">[points], each with at least one trial.</param>
    /// <param name="level">The level, 0 to 1.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <returns>
    /// The estimate, or null when the fitted curve starts at or above the level or never reaches it. A replicate that does so
    /// counts at the first or last x: an interval that touches an end of the range is open there.
    /// </returns>
    public static Estimate? Of(double[] x, IReadOnlyList<Proportion> proportions, double level, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(proportions);
        if (x.Length != proportions.Count)
            throw new ArgumentException($"{x.Length} places and {proportions.Count} proportions are not of one length", nameof(proportions));
        double[] weights = [.. proportions.Select(p => (double)p.Trials)];
        double[] fit = new double[x.Length];
        double value = Place([.. proportions.Select(p => p.Value)]);
        if (!double.IsFinite(value))
            return null;
        (double lower, double upper) = Bootstrap.OfProportions(proportions, f => Math.Clamp(Place(f), x[0], x[^1]), stream);
        return new(value, lower, upper, proportions.Sum(p => p.Trials));

        double Place(double[] fractions)
        {
            IsotonicFit.Fit(fractions, weights, fit);
            return Crossing.Rising(x, fit, level);
        }
    }
}
