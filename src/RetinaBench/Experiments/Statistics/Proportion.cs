namespace RetinaBench.Experiments.Statistics;

/// <summary>A counted proportion with its Wilson score interval.</summary>
/// <param name="Successes">0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">Number of independent trials.</param>
/// <remarks>Wilson, E. B. (1927), doi:10.1080/01621459.1927.10502953. Interval at 95 %, z = 1.959964.</remarks>
public sealed record Proportion(int Successes, int Trials)
{
    /// <summary>Two-sided 95 % point of the standard normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>Successes / trials, or 0 without trials (see <see cref="Trials"/>).</summary>
    public double Value => Trials == 0 ? 0 : (double)Successes / Trials;

    /// <summary>Lower end of the 95 % Wilson interval; 0 without trials.</summary>
    public double Lower => Bound(-1, Z95);

    /// <summary>Upper end of the 95 % Wilson interval; 1 without trials.</summary>
    public double Upper => Bound(1, Z95);

    /// <summary>Lower end of a Wilson interval of another confidence, for one of many comparisons for example; 0 without trials.</summary>
    /// <param name="z">Two-sided point of the standard normal distribution, above 0.</param>
    public double LowerAt(double z) => Bound(-1, z);

    /// <summary>Upper end of a Wilson interval of another confidence; 1 without trials.</summary>
    /// <param name="z">Two-sided point of the standard normal distribution, above 0.</param>
    public double UpperAt(double z) => Bound(1, z);

    /// <summary>The proportion over both sets of trials.</summary>
    /// <param name="other">Further trials.</param>
    public Proportion Plus(Proportion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Successes + other.Successes, Trials + other.Trials);
    }

    private double Bound(int side, double z)
    {
        if (Trials == 0)
            return side < 0 ? 0 : 1;
        double n = Trials, p = Value, z2 = z * z;
        double half = z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        return Math.Clamp((p + (z2 / (2 * n)) + (side * half)) / (1 + (z2 / n)), 0, 1);
    }
}
