namespace RetinaBench.Experiments;

/// <summary>Sums over stimuli of a response, unit by unit; the sufficient statistics of means, variances and ranges.</summary>
/// <param name="Count">Number of stimuli.</param>
/// <param name="Sum">[units].</param>
/// <param name="SumOfSquares">[units].</param>
/// <param name="Minimum">[units].</param>
/// <param name="Maximum">[units].</param>
public sealed record ResponseMoments(int Count, double[] Sum, double[] SumOfSquares, double[] Minimum, double[] Maximum)
{
    /// <summary>Sums over no stimuli.</summary>
    /// <param name="units">Number of units.</param>
    public static ResponseMoments Empty(int units)
    {
        double[] minimum = new double[units], maximum = new double[units];
        // Finite extremes survive JSON, and any response replaces them.
        Array.Fill(minimum, double.MaxValue);
        Array.Fill(maximum, double.MinValue);
        return new(0, new double[units], new double[units], minimum, maximum);
    }

    /// <summary>These sums with one more stimulus added in place of the arrays.</summary>
    /// <param name="values">[units], finite.</param>
    public ResponseMoments With(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            Sum[i] += value;
            SumOfSquares[i] += value * value;
            Minimum[i] = Math.Min(Minimum[i], value);
            Maximum[i] = Math.Max(Maximum[i], value);
        }

        return this with { Count = Count + 1 };
    }

    /// <summary>The sums over both sets of stimuli.</summary>
    /// <param name="other">Sums of the same units.</param>
    public ResponseMoments Plus(ResponseMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Count + other.Count,
            [.. Sum.Zip(other.Sum, (a, b) => a + b)],
            [.. SumOfSquares.Zip(other.SumOfSquares, (a, b) => a + b)],
            [.. Minimum.Zip(other.Minimum, Math.Min)],
            [.. Maximum.Zip(other.Maximum, Math.Max)]);
    }

    /// <summary>Mean of a unit over stimuli.</summary>
    /// <param name="unit">Index of the unit.</param>
    public double Mean(int unit) => Sum[unit] / Count;

    /// <summary>Variance of the mean of a unit: unbiased variance over stimuli divided by their number; 0 for fewer than two.</summary>
    /// <param name="unit">Index of the unit.</param>
    public double VarianceOfMean(int unit)
    {
        if (Count < 2)
            return 0;
        double mean = Mean(unit);
        return Math.Max(0, (SumOfSquares[unit] - (Count * mean * mean)) / (Count - 1)) / Count;
    }
}
