namespace RetinaBench.Experiments.Statistics;

/// <summary>Sample quantiles by linear interpolation between order statistics.</summary>
/// <remarks>Definition 7 of Hyndman and Fan (1996), doi:10.2307/2684934: the default of R and NumPy.</remarks>
public static class Quantile
{
    /// <summary>One quantile.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="probability">0 (the least value) to 1 (the largest).</param>
    /// <exception cref="ArgumentException">There is no value, or the probability is outside [0, 1].</exception>
    public static double Of(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("a quantile needs at least one value", nameof(sorted));
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability lies in [0, 1]");
        double rank = probability * (sorted.Length - 1);
        int below = (int)rank;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
