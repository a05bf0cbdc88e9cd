using System.Text.Json.Serialization;
using RetinaBench.Criteria;
using RetinaBench.Experiments;

namespace RetinaBench.Runs;

/// <summary>The results of one model on one suite.</summary>
/// <param name="Suite">Id of the suite.</param>
/// <param name="Outcomes">One an experiment, in suite order.</param>
/// <param name="Judgements">One a criterion, in suite order.</param>
public sealed record ModelSuiteRecord(string Suite, IReadOnlyList<ExperimentOutcome> Outcomes, IReadOnlyList<Judgement> Judgements)
{
    /// <summary>Why the suite is not about such a model, so that none of its experiments could be done; null where one was done, or might have been.</summary>
    [JsonIgnore]
    public string? NotApplicable =>
        Outcomes.Count > 0
        && Outcomes.All(outcome => outcome.Refusal?.Kind == RefusalKind.NotApplicable)
        && Judgements.All(judgement => judgement.Verdict is null or Verdict.NotApplicable)
            ? Outcomes[0].Refusal!.Reason
            : null;
}
