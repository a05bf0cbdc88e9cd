using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>One fitted model predicts its own cell at least as well as another does.</summary>
public sealed record PredictionComparison : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingFitTable"/>; its chosen fit counts.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the one that it is compared with.</summary>
    public required string Than { get; init; }

    /// <summary>How much smaller CC may be, 0 to 1.</summary>
    public required double Within { get; init; }

    /// <summary>Least CC of the first for the claim to mean anything; that it is compared with may well fail.</summary>
    public required double WorkingCorrelation { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Than];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"CC of {Experiment} >= CC of {Than}{(Within > 0 ? Text.Of($" - {Within}") : "")}{EncodingEvidence.Presupposing(WorkingCorrelation)}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Share("within", Within), .. OptionChecks.Share("workingCorrelation", WorkingCorrelation)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        EncodingFitRow fit = Measured<EncodingFitTable>(outcomes, Experiment).Chosen, than = Measured<EncodingFitTable>(outcomes, Than).Chosen;
        Estimate mine = EncodingEvidence.CorrelationOf(fit), other = EncodingEvidence.CorrelationOf(than), difference = EstimateDifference.Of(mine, other);
        string measured = Text.Of($"CC {Text.Number(mine)} of {Experiment}, {Text.Number(other)} of {Than}");
        if (EncodingEvidence.Unworking(fit, WorkingCorrelation) is { } unworking)
            return Decide(Verdict.InsufficientData, measured, unworking);
        Verdict verdict = Bounds.AtLeast(difference.Value, difference.Upper, -Within);
        return Decide(verdict, difference.Value, difference.Lower, difference.Upper, measured, Bounds.Explain(verdict, Text.Of($"a difference >= {-Within}")));
    }
}
