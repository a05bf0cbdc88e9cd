using MathNet.Numerics.Statistics;

namespace RetinaBench.Experiments.Measures;

/// <summary>Pearson's correlation coefficient (CC) of a prediction and a response.</summary>
/// <remarks>cov(x, y) / sqrt(var(x) var(y)); 1 is best, 0 is chance, the scale and the offset of either do not matter.</remarks>
public static class PearsonCorrelation
{
    /// <summary>The coefficient.</summary>
    /// <param name="x">[frames].</param>
    /// <param name="y">[frames].</param>
    /// <returns>-1 to 1 up to rounding; refused below two frames, where either does not change and where either is not finite.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Measured Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Series.CheckLength(x.Count, y, nameof(y));
        if ((Series.NotFinite(x, "the first series") ?? Series.NotFinite(y, "the second series")) is { } refused)
            return refused;
        if (x.Count < 2)
            return Measured.Insufficient($"a correlation needs at least 2 frames, not {x.Count}");
        if (Series.IsConstant(x) || Series.IsConstant(y))
            return Measured.Insufficient($"the {(Series.IsConstant(x) ? "first" : "second")} series never changes, so that it correlates with nothing");
        double correlation = Correlation.Pearson(x, y);
        // The squares of changes of a series may underflow although it changes.
        return double.IsFinite(correlation) ? Measured.Of(correlation) : Measured.Insufficient("a series changes too little to be correlated");
    }
}
