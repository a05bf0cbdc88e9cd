using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>Groups proportions that the counts cannot tell apart.</summary>
internal static class Tiers
{
    /// <summary>The tier of each proportion, from 1; null for none.</summary>
    /// <remarks>
    /// From the largest down: a tier begins with the largest proportion that has none, and takes in all whose 95 % intervals overlap that of this one. Two of one tier can
    /// still differ, and two of neighbouring tiers need not: it says who cannot be told from the best of the tier.
    /// </remarks>
    /// <param name="proportions">The proportions, in any order; null where there is none.</param>
    public static int?[] Of(IReadOnlyList<Proportion?> proportions)
    {
        var tiers = new int?[proportions.Count];
        int tier = 0;
        Proportion? best = null;
        foreach (int i in Enumerable.Range(0, proportions.Count).Where(i => proportions[i] is not null).OrderByDescending(i => proportions[i]!.Value).ThenByDescending(i => proportions[i]!.Lower))
        {
            if (best is null || proportions[i]!.Upper < best.Lower)
                (best, tier) = (proportions[i], tier + 1);
            tiers[i] = tier;
        }

        return tiers;
    }
}
