namespace RetinaBench.Experiments.Statistics;

/// <summary>Compares two proportions measured on the same trials, from the trials on which the two differ.</summary>
/// <remarks>McNemar, Q. (1947), Psychometrika 12, 153-157, doi:10.1007/BF02295996; the exact form, by the binomial distribution, which holds for few trials too.</remarks>
public static class McNemarTest
{
    /// <summary>The two-sided p value of the hypothesis that a trial that changes is as likely to change one way as the other.</summary>
    /// <param name="lost">Trials that succeeded only before, 0 or more.</param>
    /// <param name="gained">Trials that succeed only after, 0 or more.</param>
    /// <returns>1 where none changed.</returns>
    public static double PValue(int lost, int gained)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfNegative(gained);
        return Math.Min(1, 2 * new BinomialDistribution(lost + gained, 0.5).Cumulative(Math.Min(lost, gained)));
    }
}
