using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;

namespace RetinaBench.Cli.Baselines;

/// <summary>One accepted baseline in short.</summary>
/// <param name="Suite">Id of the suite.</param>
/// <param name="SuiteVersion">Version of the suite.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="ModelVersion">Version of the model, or null where it says none.</param>
/// <param name="StimuliPerPoint">Stimuli shown at each point of every environment.</param>
/// <param name="Passed">Criteria that passed.</param>
/// <param name="Judged">Criteria that passed or failed.</param>
/// <param name="ToolVersion">Version of RetinaBench that measured.</param>
internal sealed record BaselineRow(string Suite, int SuiteVersion, string Model, string? ModelVersion, int StimuliPerPoint, int Passed, int Judged, string ToolVersion)
{
    /// <summary>Sums up a baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    public static BaselineRow Of(ConformanceBaseline baseline)
    {
        IReadOnlyList<Judgement> judgements = baseline.Model.Suites[0].Judgements;
        int passed = judgements.Count(judgement => judgement.Verdict == Verdict.Passed);
        return new(
            baseline.Suite.Id, baseline.Suite.Version, baseline.Model.Name, baseline.Model.Card?.Version, baseline.StimuliPerPoint,
            passed, passed + judgements.Count(judgement => judgement.Verdict == Verdict.Failed), baseline.ToolVersion);
    }
}
