using MathNet.Numerics.Distributions;

namespace RetinaBench.Experiments.Statistics;

/// <summary>The mean of a few independent values with Student's interval.</summary>
/// <remarks>mean +- t s / sqrt(n), t the 97.5 % point with n - 1 degrees of freedom, s^2 = sum (x - mean)^2 / (n - 1).</remarks>
public static class MeanOfSample
{
    private const double UpperTail = 0.975;

    /// <summary>The mean and its 95 % interval; null for fewer than two values.</summary>
    /// <param name="values">The values, finite.</param>
    public static Estimate? Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int n = values.Count;
        if (n < 2)
            return null;
        double mean = values.Average(), variance = values.Sum(x => (x - mean) * (x - mean)) / (n - 1);
        double half = StudentT.InvCDF(0, 1, n - 1, UpperTail) * Math.Sqrt(variance / n);
        return new(mean, mean - half, mean + half, n);
    }
}
