namespace RetinaBench.Experiments.Measures;

/// <summary>What measures ask of the series that they are given.</summary>
internal static class Series
{
    /// <summary>The refusal of a series with a value that is not finite; null for any other.</summary>
    /// <param name="values">The series.</param>
    /// <param name="name">What the reason calls it, for example "the prediction".</param>
    public static Measured? NotFinite(IReadOnlyList<double> values, string name)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
                return Measured.Errored(FormattableString.Invariant($"{name} is {values[i]} in frame {i}, not a finite number"));
        }

        return null;
    }

    /// <summary>Whether all values are the same. A variance would not tell: rounding leaves something of it.</summary>
    /// <param name="values">The values.</param>
    public static bool IsConstant(IReadOnlyList<double> values)
    {
        for (int i = 1; i < values.Count; i++)
        {
            if (values[i] != values[0])
                return false;
        }

        return true;
    }

    /// <summary>The variance about the mean, sum (x - mean)^2 / (n - 1).</summary>
    /// <param name="values">At least two values.</param>
    public static double Variance(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return values.Sum(x => (x - mean) * (x - mean)) / (values.Count - 1);
    }

    /// <summary>Refuses series that are not of one length.</summary>
    /// <param name="count">Length of the one.</param>
    /// <param name="values">The other.</param>
    /// <param name="name">The caller's name of the other.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void CheckLength(int count, IReadOnlyList<double> values, string name)
    {
        if (values.Count != count)
            throw new ArgumentException($"{values.Count} values and {count} frames are not of one length", name);
    }
}
