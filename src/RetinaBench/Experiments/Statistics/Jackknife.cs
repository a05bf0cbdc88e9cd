namespace RetinaBench.Experiments.Statistics;

/// <summary>The standard error of a statistic by leaving out one part of the data after the other.</summary>
/// <remarks>
/// sqrt((n - 1) / n sum (s_i - mean s)^2), s_i the statistic without part i of n: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 11. For a mean it is
/// the textbook's standard error. Parts must be independent; blocks of consecutive frames are nearly so where a block is longer than the response remembers.
/// </remarks>
public static class Jackknife
{
    /// <summary>The standard error.</summary>
    /// <param name="parts">Number of parts, n; below two there is none.</param>
    /// <param name="without">The statistic without one part, 0 to n - 1; null where it has no value.</param>
    /// <returns>Null below two parts, and where the statistic has no value without one of them.</returns>
    public static double? StandardError(int parts, Func<int, double?> without)
    {
        ArgumentNullException.ThrowIfNull(without);
        if (parts < 2)
            return null;
        double[] values = new double[parts];
        for (int i = 0; i < parts; i++)
        {
            if (without(i) is not { } value)
                return null;
            values[i] = value;
        }

        double mean = values.Average();
        return Math.Sqrt((parts - 1.0) / parts * values.Sum(v => (v - mean) * (v - mean)));
    }
}
