using MathNet.Numerics.Distributions;

namespace RetinaBench.Experiments.Statistics;

/// <summary>Intervals of which all hold together: many comparisons, one error rate.</summary>
/// <remarks>Bonferroni's inequality, so it holds however the comparisons depend on each other: P(any interval misses) &lt;= sum of the single errors.</remarks>
public static class Simultaneous
{
    /// <summary>The two-sided normal point of each single interval.</summary>
    /// <param name="comparisons">Number of intervals, 1 or more.</param>
    /// <param name="error">Probability that any of them misses its value, above 0 and below 1.</param>
    /// <returns>The 1 - error / (2 comparisons) point of the standard normal distribution; 1.96 for one interval at 0.05.</returns>
    public static double NormalPoint(int comparisons, double error)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        if (error is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(error), error, "an error rate lies in (0, 1)");
        return -Normal.InvCDF(0, 1, error / 2 / comparisons);
    }
}
