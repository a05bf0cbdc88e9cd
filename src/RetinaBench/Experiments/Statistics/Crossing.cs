namespace RetinaBench.Experiments.Statistics;

/// <summary>Where a non-decreasing curve reaches a level, by linear interpolation between its points.</summary>
public static class Crossing
{
    /// <summary>The place of the crossing.</summary>
    /// <param name="x">[points], strictly ascending.</param>
    /// <param name="y">[points], non-decreasing.</param>
    /// <param name="level">The level.</param>
    /// <returns>The x at which y rises to the level; negative infinity if y starts at or above it, positive infinity if y never reaches it.</returns>
    public static double Rising(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level)
    {
        for (int i = 0; i < y.Length; i++)
        {
            if (y[i] < level)
                continue;
            return i == 0
                ? double.NegativeInfinity
                : x[i - 1] + ((level - y[i - 1]) / (y[i] - y[i - 1]) * (x[i] - x[i - 1]));
        }

        return double.PositiveInfinity;
    }
}
