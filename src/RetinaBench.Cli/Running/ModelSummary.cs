using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Running;

/// <summary>What was found about one model, in short.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Why it was run; null where it could not be opened.</param>
/// <param name="Error">Why it could not be opened or was stopped, or null.</param>
/// <param name="NotRun">What this machine lacks to run it, or null.</param>
/// <param name="Unmeasured">Why no experiment gave a measurement, or null where one did.</param>
/// <param name="Suites">Its judgements, suite by suite.</param>
internal sealed record ModelSummary(string Name, ModelRole? Role, string? Error, string? NotRun, string? Unmeasured, IReadOnlyList<SuiteJudgements> Suites)
{
    /// <summary>Sums up a model's record.</summary>
    public static ModelSummary Of(ModelRecord model) =>
        new(model.Name, model.Card?.Role, model.Error, model.NotRun, ReasonOf(model), [.. model.Suites.Select(s => new SuiteJudgements(s.Suite, s.Judgements, s.NotApplicable))]);

    private static string? ReasonOf(ModelRecord model)
    {
        ExperimentOutcome[] outcomes = [.. model.Suites.SelectMany(s => s.Outcomes)];
        if (outcomes.Any(o => o.Measurement is not null))
            return null;
        return model.Error ?? model.NotRun ?? outcomes.FirstOrDefault()?.Refusal?.Reason ?? "the suites have no experiment";
    }
}
