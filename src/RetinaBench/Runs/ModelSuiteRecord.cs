using RetinaBench.Criteria;
using RetinaBench.Experiments;

namespace RetinaBench.Runs;

/// <summary>The results of one model on one suite.</summary>
/// <param name="Suite">Id of the suite.</param>
/// <param name="Outcomes">One an experiment, in suite order.</param>
/// <param name="Judgements">One a criterion, in suite order.</param>
public sealed record ModelSuiteRecord(string Suite, IReadOnlyList<ExperimentOutcome> Outcomes, IReadOnlyList<Judgement> Judgements);
