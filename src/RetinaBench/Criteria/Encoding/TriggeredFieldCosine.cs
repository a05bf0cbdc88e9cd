using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>The spike-triggered average of the spikes that a fitted model predicts has the form of the cell's own field.</summary>
public sealed record TriggeredFieldCosine : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingFitTable"/>; its chosen fit counts.</summary>
    public required string Experiment { get; init; }

    /// <summary>Which part of the field.</summary>
    public required FieldPart Part { get; init; }

    /// <summary>Least cosine with the true part.</summary>
    public required double CosineAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"{(Part == FieldPart.Time ? "course in time" : "profile in space")} of the average before predicted spikes: cosine with the cell's >= {CosineAtLeast}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => OptionChecks.Share("cosineAtLeast", CosineAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        TriggeredFieldRow? field = Measured<EncodingFitTable>(outcomes, Experiment).Chosen.Field;
        Score? score = Part == FieldPart.Time ? field?.TimeScore : field?.SpaceScore;
        if (score is null)
            return Decide(Verdict.Failed, Text.Of($"{field?.Spikes ?? 0} spikes"), "the model predicts no spikes that could be averaged");
        Estimate cosine = EncodingEvidence.EstimateOf(score);
        Verdict verdict = Bounds.AtLeast(cosine.Value, cosine.Upper, CosineAtLeast);
        return Decide(verdict, cosine.Value, cosine.Lower, cosine.Upper, Text.Of($"cosine {Text.Number(cosine)} from {field!.Spikes} spikes"), Bounds.Explain(verdict, Text.Of($"cosine >= {CosineAtLeast}")));
    }
}
