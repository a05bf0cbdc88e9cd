namespace RetinaBench.Experiments.Measures;

/// <summary>The information that a predicted rate gives about spikes, beyond their mean rate, for each spike.</summary>
/// <remarks>
/// The log likelihood of a Poisson process of the predicted rate less that of one of the mean rate, in bits, over the number of spikes:
/// sum_t (n_t log2(r_t / m) - (r_t - m) / ln 2) / sum_t n_t, with n_t spikes and r_t expected spikes in frame t, m = sum n_t / T. Of the true rate it estimates the
/// single-spike information of Brenner et al. (2000), doi:10.1162/089976600300015259; Williamson et al. (2015), doi:10.1371/journal.pcbi.1004141. 0 is what the
/// mean rate gives, below 0 is worse than that.
/// </remarks>
public static class BitsPerSpike
{
    /// <summary>The bits a spike.</summary>
    /// <param name="predicted">[frames], expected spikes a frame: the rate in Hz over the frame rate.</param>
    /// <param name="spikes">[frames], counted spikes, 0 or more.</param>
    /// <returns>
    /// Refused without spikes, for a prediction that is negative or not finite, and for one of 0 in a frame that has a spike, whose likelihood is 0.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, or a count is negative or not finite.</exception>
    public static Measured Of(IReadOnlyList<double> predicted, IReadOnlyList<double> spikes)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(spikes);
        Series.CheckLength(spikes.Count, predicted, nameof(predicted));
        if (spikes.Any(n => !(n >= 0 && double.IsFinite(n))))
            throw new ArgumentException("a count of spikes is negative or not finite", nameof(spikes));
        double total = spikes.Sum();
        if (total == 0)
            return Measured.Insufficient($"there is no spike in {spikes.Count} frames");
        double mean = total / spikes.Count, bits = 0;
        for (int t = 0; t < spikes.Count; t++)
        {
            double rate = predicted[t];
            if (!(rate >= 0 && double.IsFinite(rate)))
                return Measured.Errored(FormattableString.Invariant($"the prediction is {rate} in frame {t}: a rate is a finite number of 0 or more"));
            if (rate == 0 && spikes[t] > 0)
                return Measured.Errored($"the prediction is 0 in frame {t}, which has a spike: the likelihood is 0");
            bits += (spikes[t] == 0 ? 0 : spikes[t] * Math.Log2(rate / mean)) - ((rate - mean) / Math.Log(2));
        }

        return Measured.Of(bits / total);
    }
}
