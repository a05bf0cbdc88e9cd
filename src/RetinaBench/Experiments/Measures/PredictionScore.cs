namespace RetinaBench.Experiments.Measures;

/// <summary>Scores of a predicted response to a stimulus that was repeated, each with its ceiling and its error.</summary>
/// <remarks>Errors come from leaving out blocks of consecutive frames, so that they hold for another stimulus of the same kind.</remarks>
public static class PredictionScore
{
    /// <summary>Most blocks of frames that are left out one after the other; with fewer frames a block is one frame.</summary>
    public const int Blocks = 20;

    /// <summary>Name of the ceiling of a correlation with the mean over repeats.</summary>
    public const string MaximumCorrelationName = "CCmax";

    /// <summary>Name of the same ceiling by split halves.</summary>
    public const string HalvesName = "split halves";

    /// <summary>Name of the share of the variance that can be explained.</summary>
    public const string ExplainableName = "FEV";

    /// <summary>Name of the oracle of single repeats.</summary>
    public const string OracleName = "jackknife oracle";

    /// <summary>CC with the mean over repeats, below the ceiling CCmax of <see cref="SignalPower"/>: the ceiled value is CCnorm.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="prediction">[frames].</param>
    /// <param name="refusal">Why there is no score, where there is none.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Score? Correlation(RepeatedResponses responses, IReadOnlyList<double> prediction, out Refusal? refusal) => Of(
        "CC", (r, p) => PearsonCorrelation.Of(p, r.Mean), MaximumCorrelationName, r => SignalPower.Of(r).MaximumCorrelation, responses, prediction, out refusal);

    /// <summary>The share of the variance of all responses that the prediction explains, 1 - MSE / var, below the explainable share FEV of <see cref="ExplainableVariance"/>: the ceiled value is FEVE.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="prediction">[frames], in the unit of the responses.</param>
    /// <param name="refusal">Why there is no score, where there is none.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Score? VarianceExplained(RepeatedResponses responses, IReadOnlyList<double> prediction, out Refusal? refusal) => Of(
        "FVE", Explained, ExplainableName, r => ExplainableVariance.Of(r).Fraction, responses, prediction, out refusal);

    /// <summary>CC with the mean over repeats, below the ceiling by split halves, see <see cref="SplitHalfReliability.Ceiling"/>.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="prediction">[frames].</param>
    /// <param name="refusal">Why there is no score, where there is none.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Score? CorrelationBelowHalves(RepeatedResponses responses, IReadOnlyList<double> prediction, out Refusal? refusal) => Of(
        "CC", (r, p) => PearsonCorrelation.Of(p, r.Mean), HalvesName, HalvesOf, responses, prediction, out refusal);

    /// <summary>CC with all single repeats at once, beside that of the <see cref="JackknifeOracle"/>, which the other repeats predict a repeat by; a perfect model is above it.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="prediction">[frames].</param>
    /// <param name="refusal">Why there is no score, where there is none.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Score? SingleRepeats(RepeatedResponses responses, IReadOnlyList<double> prediction, out Refusal? refusal) => Of(
        "CC of single repeats",
        (r, p) => PearsonCorrelation.Of([.. Enumerable.Range(0, r.Count).SelectMany(_ => p)], r.All),
        OracleName,
        JackknifeOracle.Of,
        responses,
        prediction,
        out refusal);

    /// <summary>The ceiling of a correlation with the mean over repeats by split halves; refused where a half never changes, or they do not correlate.</summary>
    /// <param name="responses">The responses.</param>
    public static Measured HalvesOf(RepeatedResponses responses) => SplitHalfReliability.Of(responses, out Refusal? refusal) is { } halves
        ? halves.Ceiling
        : Measured.Insufficient(refusal!.Reason);

    private static Measured Explained(RepeatedResponses responses, IReadOnlyList<double> prediction)
    {
        if (Series.NotFinite(prediction, "the prediction") is { } refused)
            return refused;
        ExplainableVariance variance = ExplainableVariance.Of(responses);
        return variance.Fraction.Then(_ => Measured.Of(1 - (ExplainableVariance.MeanSquaredError(responses, prediction) / variance.Total)));
    }

    private static Score? Of(
        string measure,
        Func<RepeatedResponses, IReadOnlyList<double>, Measured> score,
        string ceilingMeasure,
        Func<RepeatedResponses, Measured> ceiling,
        RepeatedResponses responses,
        IReadOnlyList<double> prediction,
        out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(prediction);
        Series.CheckLength(responses.Frames, prediction, nameof(prediction));
        Measured raw = score(responses, prediction);
        refusal = raw.Refusal;
        return refusal is null ? Score.Of(measure, raw.Value, ceilingMeasure, ceiling(responses), Error(responses, prediction, raw.Value, score)) : null;
    }

    private static ScoreError? Error(
        RepeatedResponses responses, IReadOnlyList<double> prediction, double raw, Func<RepeatedResponses, IReadOnlyList<double>, Measured> score)
    {
        int blocks = Math.Min(Blocks, responses.Frames), longest = (responses.Frames + blocks - 1) / blocks;
        // What is left must still have a variance.
        if (responses.Frames - longest < 2)
            return null;
        return ScoreError.Jackknifed(raw, Resampled.Frames, blocks, block =>
        {
            int first = (int)((long)responses.Frames * block / blocks), end = (int)((long)responses.Frames * (block + 1) / blocks);
            return score(responses.WithoutFrames(first, end), [.. prediction.Where((_, t) => t < first || t >= end)]);
        });
    }
}
