using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>The effective filters alone predict as all filters do.</summary>
public sealed record EffectivePruning : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingFitTable"/>; its chosen fit counts.</summary>
    public required string Experiment { get; init; }

    /// <summary>The most by which CC may change, up or down.</summary>
    public required double ChangeAtMost { get; init; }

    /// <summary>Least CC with all filters for the claim to mean anything.</summary>
    public required double WorkingCorrelation { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"keeping only effective filters changes CC by <= {ChangeAtMost}{EncodingEvidence.Presupposing(WorkingCorrelation)}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Share("changeAtMost", ChangeAtMost), .. OptionChecks.Share("workingCorrelation", WorkingCorrelation)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        EncodingFitRow fit = Measured<EncodingFitTable>(outcomes, Experiment).Chosen;
        if (PruningText.FindObstacle(fit, WorkingCorrelation) is { } obstacle)
            return Decide(obstacle.Verdict, obstacle.Measured, obstacle.Reason);
        Score change = fit.Pruning!.Change!;
        Estimate by = EncodingEvidence.EstimateOf(change);
        // The far end of the interval from 0 on the side on which the change lies.
        double size = Math.Abs(by.Value), least = by.Value >= 0 ? by.Lower : -by.Upper;
        Verdict verdict = Bounds.AtMost(size, least, ChangeAtMost);
        return Decide(verdict, by.Value, by.Lower, by.Upper, Text.Of($"CC {Text.Number(fit.Correlation!.Raw)} with {fit.Pruning.Filters} filters, {Text.Number(fit.Pruning.Kept!.Value)} with the {fit.Pruning.Effective} effective ones"), Bounds.Explain(verdict, Text.Of($"a change <= {ChangeAtMost}")));
    }
}
