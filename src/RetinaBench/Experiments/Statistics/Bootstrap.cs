using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Statistics;

/// <summary>Seeded percentile bootstraps.</summary>
/// <remarks>Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13. Intervals at 95 %, equal tails.</remarks>
public static class Bootstrap
{
    /// <summary>Replicates of every bootstrap.</summary>
    public const int Replicates = 1000;

    /// <summary>Seed of every bootstrap; streams differ in purpose and index, see <see cref="Stream"/>.</summary>
    public const ulong Seed = 2021;

    private const double Tail = 0.025;

    /// <summary>The random stream of one bootstrap.</summary>
    /// <param name="experiment">Id of the experiment.</param>
    /// <param name="quantity">What is estimated, for example <c>threshold</c>.</param>
    /// <param name="index">Which of several such quantities, for example the number of a cell type.</param>
    public static RandomStream Stream(string experiment, string quantity, int index = 0) =>
        new(Seed, $"bootstrap/{experiment}/{quantity}", checked((uint)index));

    /// <summary>The interval of a function of independent proportions, each resampled from its recorded outcomes with replacement.</summary>
    /// <param name="proportions">[points]; resampling 0/1 outcomes with replacement draws Binomial(trials, successes / trials).</param>
    /// <param name="statistic">The function of [points] resampled fractions; finite.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <returns>The 2.5 % and 97.5 % points of the replicates.</returns>
    public static (double Lower, double Upper) OfProportions(IReadOnlyList<Proportion> proportions, Func<double[], double> statistic, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(proportions);
        ArgumentNullException.ThrowIfNull(statistic);
        BinomialDistribution[] resampled = [.. proportions.Select(p => new BinomialDistribution(p.Trials, p.Value))];
        double[] fractions = new double[resampled.Length];
        return Interval(() =>
        {
            for (int i = 0; i < fractions.Length; i++)
                fractions[i] = new Proportion(resampled[i].Draw(stream), proportions[i].Trials).Value;
            return statistic(fractions);
        });
    }

    /// <summary>The interval of a function of independent means, each drawn anew from the normal distribution of its estimate.</summary>
    /// <param name="means">[quantities], with the variance of each mean.</param>
    /// <param name="statistic">The function of [quantities] redrawn means; finite.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <returns>The 2.5 % and 97.5 % points of the replicates.</returns>
    public static (double Lower, double Upper) OfMeans(IReadOnlyList<MeanEstimate> means, Func<double[], double> statistic, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(statistic);
        double[] drawn = new double[means.Count];
        return Interval(() =>
        {
            for (int i = 0; i < drawn.Length; i++)
                drawn[i] = means[i].Mean + (means[i].StandardError * StandardNormal.Draw(stream));
            return statistic(drawn);
        });
    }

    /// <summary>The mean of a few independent values that are far from normal, resampled with replacement.</summary>
    /// <param name="values">At least two values, finite.</param>
    /// <param name="stream">The source of randomness.</param>
    public static Estimate OfMean(IReadOnlyList<double> values, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2, nameof(values));
        (double lower, double upper) = Interval(() =>
        {
            double sum = 0;
            for (int i = 0; i < values.Count; i++)
                sum += values[Math.Min(values.Count - 1, (int)(stream.NextDouble() * values.Count))];
            return sum / values.Count;
        });
        return new(values.Average(), lower, upper, values.Count);
    }

    private static (double Lower, double Upper) Interval(Func<double> replicate)
    {
        double[] values = new double[Replicates];
        for (int i = 0; i < values.Length; i++)
            values[i] = replicate();
        Array.Sort(values);
        return (Quantile.Of(values, Tail), Quantile.Of(values, 1 - Tail));
    }
}
