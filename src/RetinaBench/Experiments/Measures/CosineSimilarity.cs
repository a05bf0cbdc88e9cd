namespace RetinaBench.Experiments.Measures;

/// <summary>The cosine of the angle between two filters: how alike their forms are, whatever their sizes.</summary>
/// <remarks>x . y / (|x| |y|). Unlike a correlation it minds the mean: a filter and its opposite have -1, filters that do not overlap 0.</remarks>
public static class CosineSimilarity
{
    /// <summary>The cosine.</summary>
    /// <param name="x">[entries].</param>
    /// <param name="y">[entries].</param>
    /// <returns>-1 to 1; refused where either is zero throughout or not finite.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Measured Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"filters of {x.Count} and {y.Count} entries cannot be compared", nameof(y));
        // Scaled to a largest magnitude of 1, so that squares neither overflow nor vanish.
        double largestX = Largest(x), largestY = Largest(y);
        if (!double.IsFinite(largestX) || !double.IsFinite(largestY))
            return Measured.Errored("an entry of a filter is not a finite number");
        if (largestX == 0 || largestY == 0)
            return Measured.Insufficient("a filter is zero throughout, so that it has no form");
        double product = 0, squaresX = 0, squaresY = 0;
        for (int i = 0; i < x.Count; i++)
        {
            double a = x[i] / largestX, b = y[i] / largestY;
            product += a * b;
            squaresX += a * a;
            squaresY += b * b;
        }

        return Measured.Of(Math.Clamp(product / Math.Sqrt(squaresX * squaresY), -1, 1));
    }

    private static double Largest(IReadOnlyList<double> values)
    {
        double largest = 0;
        foreach (double value in values)
            largest = double.IsNaN(value) ? double.NaN : Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
