using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Statistics;

/// <summary>A binomial distribution that can be drawn from in O(log n): the number of successes when n recorded outcomes are resampled with replacement.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class BinomialDistribution
{
    private readonly double[] _cumulative;

    /// <summary>Tabulates the distribution.</summary>
    /// <param name="trials">Number of trials, 0 or more.</param>
    /// <param name="probability">Probability of success, 0 to 1.</param>
    public BinomialDistribution(int trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability lies in [0, 1]");
        _cumulative = Tabulate(trials, probability);
    }

    /// <summary>Probability of at most so many successes.</summary>
    /// <param name="successes">0 to the number of trials.</param>
    public double Cumulative(int successes) => _cumulative[successes];

    /// <summary>Draws a number of successes by inversion: the least k whose cumulative probability exceeds a uniform number.</summary>
    /// <param name="stream">The source of randomness; gives one number.</param>
    public int Draw(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        double u = stream.NextDouble();
        int low = 0, high = _cumulative.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_cumulative[middle] > u)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    // Weights relative to the mode, from ratios of neighbours, so that none overflows and only negligible ones underflow.
    private static double[] Tabulate(int n, double p)
    {
        double[] weights = new double[n + 1];
        int mode = Math.Min(n, (int)((n + 1) * p));
        weights[mode] = 1;
        for (int k = mode; k < n; k++)
            weights[k + 1] = weights[k] * (n - k) / (k + 1) * (p / (1 - p));
        for (int k = mode; k > 0; k--)
            weights[k - 1] = weights[k] * k / (n - k + 1) * ((1 - p) / p);
        double total = weights.Sum(), sum = 0;
        for (int k = 0; k <= n; k++)
        {
            sum += weights[k];
            weights[k] = sum / total;
        }

        // Rounding must not leave a gap above the last value.
        weights[n] = 1;
        return weights;
    }
}
