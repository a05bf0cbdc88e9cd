namespace RetinaBench.Reports.Leaderboards;

/// <summary>Which of several candidates no other one beats: as good in everything, and better in something.</summary>
internal static class ParetoFront
{
    /// <summary>Whether each candidate is on the front.</summary>
    /// <param name="candidates">[candidate][quantity], more is better; a null candidate takes no part and is never on the front.</param>
    public static bool[] Of(IReadOnlyList<IReadOnlyList<double>?> candidates) =>
        [.. candidates.Select(one => one is not null && !candidates.Any(other => other is not null && Beats(other, one)))];

    private static bool Beats(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        bool better = false;
        for (int i = 0; i < one.Count; i++)
        {
            if (one[i] < other[i])
                return false;
            better |= one[i] > other[i];
        }

        return better;
    }
}
