using RetinaBench.Models;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Running;

/// <summary>What was found about one model, in short.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Why it was run; null where it could not be opened.</param>
/// <param name="Error">Why it could not be opened or was stopped, or null.</param>
/// <param name="Suites">Its judgements, suite by suite.</param>
internal sealed record ModelSummary(string Name, ModelRole? Role, string? Error, IReadOnlyList<SuiteJudgements> Suites)
{
    /// <summary>Sums up a model's record.</summary>
    public static ModelSummary Of(ModelRecord model) =>
        new(model.Name, model.Card?.Role, model.Error, [.. model.Suites.Select(s => new SuiteJudgements(s.Suite, s.Judgements))]);
}
