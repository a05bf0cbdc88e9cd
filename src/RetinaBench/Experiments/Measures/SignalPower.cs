namespace RetinaBench.Experiments.Measures;

/// <summary>The power over time of responses to repeated stimuli, split into that of the signal and that of the noise.</summary>
/// <remarks>
/// Sahani and Linden (2003), NIPS 15; Schoppe et al. (2016), doi:10.3389/fncom.2016.00010. With N repeats R_i of variance over time (n - 1):
/// total = mean of var(R_i); signal = (var(sum R_i) - sum var(R_i)) / (N (N - 1)); noise = total - signal, which is that of one repeat.
/// The signal power is an unbiased estimate, so that it may come out at 0 or below for a cell that the stimulus does not drive.
/// </remarks>
/// <param name="Signal">Power of the signal, in squared units of the response.</param>
/// <param name="Total">Power of one repeat, in the same units.</param>
/// <param name="Repeats">Number of repeats, N.</param>
public sealed record SignalPower(double Signal, double Total, int Repeats)
{
    /// <summary>Power of the noise of one repeat.</summary>
    public double Noise => Total - Signal;

    /// <summary>
    /// The correlation of a perfect prediction with the mean over repeats, CCmax = 1 / sqrt(1 + noise / (N signal)): the ceiling of a plain
    /// correlation. Refused where the signal power is not above 0.
    /// </summary>
    /// <remarks>With the noise power in place, not the total power: an often copied form with the latter is lower and flatters models. May exceed 1 where the noise power comes out below 0.</remarks>
    public Measured MaximumCorrelation => !(Signal > 0)
        ? Measured.Insufficient(FormattableString.Invariant($"the signal power, {Signal:0.####} of {Total:0.####}, is not above 0: {Repeats} repeats show nothing that repeats"))
        : Signal + (Noise / Repeats) > 0
            ? Measured.Of(1 / Math.Sqrt(1 + (Noise / (Repeats * Signal))))
            : Measured.Insufficient("the mean over repeats never changes");

    /// <summary>Splits the power of responses.</summary>
    /// <param name="responses">The responses.</param>
    public static SignalPower Of(RepeatedResponses responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        int n = responses.Count;
        if (responses.IsConstant)
            return new(0, 0, n);
        double single = Enumerable.Range(0, n).Sum(i => Series.Variance(responses[i])), summed = Series.Variance(responses.Mean) * n * n;
        return new((summed - single) / (n * (n - 1.0)), single / n, n);
    }

    /// <summary>The correlation of a prediction with the mean over repeats in units of the best that could be had, CCnorm = CC / CCmax.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="prediction">[frames].</param>
    /// <returns>1 is a perfect model, up to sampling; refused where either correlation is.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Measured NormalizedCorrelation(RepeatedResponses responses, IReadOnlyList<double> prediction)
    {
        ArgumentNullException.ThrowIfNull(responses);
        Measured ceiling = Of(responses).MaximumCorrelation;
        return PearsonCorrelation.Of(prediction, responses.Mean).Then(raw => ceiling.Then(best => Measured.Of(raw / best)));
    }
}
