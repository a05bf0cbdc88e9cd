using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>A model fitted on white noise predicts the responses to flashed images.</summary>
public sealed record ImagePrediction : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingFitTable"/> with images; its chosen fit counts.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least CC over images.</summary>
    public required double CorrelationAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"CC of the mean rates to flashed images >= {CorrelationAtLeast}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => OptionChecks.Share("correlationAtLeast", CorrelationAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        if (Measured<EncodingFitTable>(outcomes, Experiment).Chosen.Images is not { } images)
            return Decide(Verdict.NotApplicable, "no images", "no images were asked for");
        if (images.Correlation is not { } score)
            return Decide(Verdict.Failed, Text.Of($"{images.Images} images"), "the prediction is the same for all images");
        Estimate correlation = EncodingEvidence.EstimateOf(score);
        Verdict verdict = Bounds.AtLeast(correlation.Value, correlation.Upper, CorrelationAtLeast);
        return Decide(verdict, correlation.Value, correlation.Lower, correlation.Upper, Text.Of($"CC {Text.Number(correlation)} over {images.Images} images"), Bounds.Explain(verdict, Text.Of($"CC >= {CorrelationAtLeast}")));
    }
}
