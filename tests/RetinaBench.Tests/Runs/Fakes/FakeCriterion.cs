using RetinaBench.Criteria;
using RetinaBench.Experiments;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>Passes when its experiment has a measurement.</summary>
internal sealed class FakeCriterion(string id, string experiment, Func<ExperimentOutcomes, Judgement>? judge = null) : ICriterion
{
    public CriterionCard Card { get; } = new()
    {
        Id = id,
        Claim = "It was measured.",
        Rule = "There is a measurement.",
        Citation = "none",
        Published = "-",
        Experiments = [experiment],
        Judged = true,
    };

    public Judgement Judge(ExperimentOutcomes outcomes)
    {
        if (judge is not null)
            return judge(outcomes);
        ExperimentOutcome outcome = outcomes[experiment];
        return outcome.Refusal is { } refusal
            ? new(id, Enum.Parse<Verdict>(refusal.Kind.ToString()), null, null, null, "nothing", refusal.Reason)
            : new(id, Verdict.Passed, 1.0 / 3, 0.1, null, "it", "measured");
    }
}
