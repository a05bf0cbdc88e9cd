using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>As many filters as there are effective ones, but drawn at random, predict far worse.</summary>
public sealed record RandomPruning : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingFitTable"/>; its chosen fit counts.</summary>
    public required string Experiment { get; init; }

    /// <summary>The mean CC over draws must stay below this.</summary>
    public required double MeanBelow { get; init; }

    /// <summary>Least CC with all filters for the claim to mean anything.</summary>
    public required double WorkingCorrelation { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"mean CC over random sets of as many filters as are effective < {MeanBelow}{EncodingEvidence.Presupposing(WorkingCorrelation)}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Share("meanBelow", MeanBelow), .. OptionChecks.Share("workingCorrelation", WorkingCorrelation)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        EncodingFitRow fit = Measured<EncodingFitTable>(outcomes, Experiment).Chosen;
        if (PruningText.FindObstacle(fit, WorkingCorrelation) is { } obstacle)
            return Decide(obstacle.Verdict, obstacle.Measured, obstacle.Reason);
        IReadOnlyList<double> draws = fit.Pruning!.Random;
        Estimate mean = MeanOfSample.Of(draws)!;
        Verdict verdict = Bounds.Below(mean.Value, mean.Lower, MeanBelow);
        return Decide(
            verdict, mean.Value, mean.Lower, mean.Upper,
            Text.Of($"mean CC {Text.Number(mean)} over {draws.Count} sets of {fit.Pruning.Effective} filters, from {Text.Number(draws.Min())} to {Text.Number(draws.Max())}"),
            Bounds.Explain(verdict, Text.Of($"mean CC < {MeanBelow}")));
    }
}
