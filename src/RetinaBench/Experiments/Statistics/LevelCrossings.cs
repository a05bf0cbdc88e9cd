namespace RetinaBench.Experiments.Statistics;

/// <summary>Counts how often a curve of proportions passes a level, noise left out.</summary>
/// <remarks>
/// A point lies below or above the level only if its Wilson interval excludes the level; points between are skipped. So a
/// curve that lingers at the level is not taken for one that crosses it many times.
/// </remarks>
public static class LevelCrossings
{
    /// <summary>The crossings of a curve.</summary>
    /// <param name="proportions">[points], in order.</param>
    /// <param name="level">The level, 0 to 1.</param>
    /// <returns>How often it rises through the level and how often it falls through it.</returns>
    public static (int Rising, int Falling) Count(IReadOnlyList<Proportion> proportions, double level)
    {
        ArgumentNullException.ThrowIfNull(proportions);
        int rising = 0, falling = 0, side = 0;
        foreach (Proportion p in proportions)
        {
            int now = p.Lower > level ? 1 : p.Upper < level ? -1 : 0;
            if (now == 0)
                continue;
            rising += side < 0 && now > 0 ? 1 : 0;
            falling += side > 0 && now < 0 ? 1 : 0;
            side = now;
        }

        return (rising, falling);
    }
}
