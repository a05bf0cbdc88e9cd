using RetinaBench.Criteria;

namespace RetinaBench.Cli.Running;

/// <summary>The judgements of one model on one suite.</summary>
/// <param name="Suite">Id of the suite.</param>
/// <param name="Judgements">One a criterion, in the suite's order.</param>
/// <param name="NotApplicable">Why the suite is not about such a model; null where it is.</param>
internal sealed record SuiteJudgements(string Suite, IReadOnlyList<Judgement> Judgements, string? NotApplicable)
{
    /// <summary>How often a verdict was reached.</summary>
    public int Count(Verdict verdict) => Judgements.Count(j => j.Verdict == verdict);
}
