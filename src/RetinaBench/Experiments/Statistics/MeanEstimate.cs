namespace RetinaBench.Experiments.Statistics;

/// <summary>A mean over stimuli and how surely it is known.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Variance">Variance of the mean, 0 or more.</param>
/// <param name="Count">Number of stimuli behind it.</param>
public readonly record struct MeanEstimate(double Mean, double Variance, int Count)
{
    /// <summary>Square root of the variance of the mean.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>Whether the mean differs from 0 at 95 % by its normal interval.</summary>
    public bool IsNonzero => Math.Abs(Mean) > Proportion.Z95 * StandardError;

    /// <summary>The mean of one recorded unit.</summary>
    /// <param name="moments">Its sums over stimuli.</param>
    /// <param name="unit">Index of the unit.</param>
    public static MeanEstimate Of(ResponseMoments moments, int unit)
    {
        ArgumentNullException.ThrowIfNull(moments);
        return new(moments.Mean(unit), moments.VarianceOfMean(unit), moments.Count);
    }

    /// <summary>The unweighted mean of independent means, one of each point of a sweep.</summary>
    /// <param name="points">At least one.</param>
    public static MeanEstimate OverPoints(IReadOnlyCollection<MeanEstimate> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        double n = points.Count;
        return new(points.Sum(p => p.Mean) / n, points.Sum(p => p.Variance) / (n * n), points.Sum(p => p.Count));
    }

    /// <summary>The mean with its normal 95 % interval.</summary>
    public Estimate ToEstimate() => new(Mean, Mean - (Proportion.Z95 * StandardError), Mean + (Proportion.Z95 * StandardError), Count);
}
