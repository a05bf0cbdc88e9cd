using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measures;

/// <summary>A true subunit and the filter that stands for it.</summary>
/// <param name="Subunit">Number of the subunit.</param>
/// <param name="Filter">Number of the filter.</param>
/// <param name="Cosine">Cosine between both, -1 to 1.</param>
public sealed record SubunitMatch(int Subunit, int Filter, double Cosine)
{
    /// <summary>Matches filters with subunits one to one, so that the sum of cosines is as large as can be.</summary>
    /// <remarks>By Kuhn's (1955) Hungarian method, see <see cref="LinearAssignment"/>: no filter stands for two subunits, however well it fits both.</remarks>
    /// <param name="subunits">[subunits][entries].</param>
    /// <param name="filters">[filters][entries]; a filter of zeros has a cosine of 0 with everything.</param>
    /// <returns>A match for each subunit, or for each filter where those are fewer, in the order of the subunits.</returns>
    /// <exception cref="ArgumentException">Lengths differ, an entry is not finite, or a subunit is zero throughout.</exception>
    public static IReadOnlyList<SubunitMatch> Of(IReadOnlyList<IReadOnlyList<double>> subunits, IReadOnlyList<IReadOnlyList<double>> filters)
    {
        ArgumentNullException.ThrowIfNull(subunits);
        ArgumentNullException.ThrowIfNull(filters);
        if (subunits.Any(s => s.All(x => x == 0)))
            throw new ArgumentException("a subunit is zero throughout, so that nothing can match it", nameof(subunits));
        double[,] cosines = new double[subunits.Count, filters.Count];
        for (int s = 0; s < subunits.Count; s++)
        {
            for (int f = 0; f < filters.Count; f++)
                cosines[s, f] = Between(subunits[s], filters[f]);
        }

        int[] assigned = LinearAssignment.Largest(cosines);
        return [.. Enumerable.Range(0, assigned.Length).Where(s => assigned[s] >= 0).Select(s => new SubunitMatch(s, assigned[s], cosines[s, assigned[s]]))];
    }

    private static double Between(IReadOnlyList<double> subunit, IReadOnlyList<double> filter)
    {
        Measured cosine = CosineSimilarity.Of(subunit, filter);
        return cosine.Refusal?.Kind == RefusalKind.Errored
            ? throw new ArgumentException(cosine.Refusal.Reason, nameof(filter))
            : cosine.OrNull ?? 0;
    }
}
