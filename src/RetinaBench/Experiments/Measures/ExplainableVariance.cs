namespace RetinaBench.Experiments.Measures;

/// <summary>The variance of responses to repeated stimuli, and the part of it that is noise.</summary>
/// <remarks>
/// Cadena et al. (2019), doi:10.1371/journal.pcbi.1006897. Total: the variance of all responses; noise: the variance over repeats, averaged over frames;
/// both with n - 1. What is left, total - noise, is what a prediction of the stimulus alone can explain.
/// </remarks>
/// <param name="Total">Variance of all responses, in squared units of the response.</param>
/// <param name="Noise">Variance over repeats, in the same units.</param>
public sealed record ExplainableVariance(double Total, double Noise)
{
    /// <summary>The explainable share of the variance (FEV), 1 - noise / total: 1 without noise, 0 or less where nothing but noise is seen; refused where no response differs.</summary>
    public Measured Fraction => Total > 0 ? Measured.Of(1 - (Noise / Total)) : Measured.Insufficient("the responses never change, so that there is no variance to explain");

    /// <summary>Splits the variance of responses.</summary>
    /// <param name="responses">The responses.</param>
    public static ExplainableVariance Of(RepeatedResponses responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (responses.IsConstant)
            return new(0, 0);
        double noise = 0;
        for (int t = 0; t < responses.Frames; t++)
            noise += Series.Variance([.. Enumerable.Range(0, responses.Count).Select(i => responses[i][t])]);
        return new(Series.Variance(responses.All), noise / responses.Frames);
    }

    /// <summary>
    /// The share of the explainable variance that a prediction explains (FEVE), 1 - (MSE - noise) / (total - noise): 1 is best, 0 is the
    /// mean response as prediction. Not clipped: a prediction that is fitted to these repeats, or lucky, may exceed 1.
    /// </summary>
    /// <param name="responses">The responses.</param>
    /// <param name="prediction">[frames], in the unit of the responses: unlike a correlation, this measure minds scale and offset.</param>
    /// <returns>Refused where the explainable variance is not above 0, and where the prediction is not finite.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Measured FractionExplained(RepeatedResponses responses, IReadOnlyList<double> prediction)
    {
        ExplainableVariance variance = Of(responses);
        if (Series.NotFinite(prediction, "the prediction") is { } refused)
            return refused;
        double error = MeanSquaredError(responses, prediction);
        return variance.Fraction.Then(fraction => fraction > 0
            ? Measured.Of(1 - ((error - variance.Noise) / (variance.Total - variance.Noise)))
            : Measured.Insufficient(FormattableString.Invariant($"the explainable variance is not above 0: the variance is {variance.Total:0.####} and that over repeats {variance.Noise:0.####}")));
    }

    /// <summary>The mean squared difference between a prediction and every single response.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="prediction">[frames], finite.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double MeanSquaredError(RepeatedResponses responses, IReadOnlyList<double> prediction)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(prediction);
        Series.CheckLength(responses.Frames, prediction, nameof(prediction));
        double sum = 0;
        for (int i = 0; i < responses.Count; i++)
        {
            for (int t = 0; t < responses.Frames; t++)
                sum += (responses[i][t] - prediction[t]) * (responses[i][t] - prediction[t]);
        }

        return sum / ((double)responses.Count * responses.Frames);
    }
}
