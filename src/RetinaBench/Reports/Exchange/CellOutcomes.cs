using RetinaBench.Criteria;
using RetinaBench.Models;

namespace RetinaBench.Reports.Exchange;

/// <summary>Tells outcomes from verdicts.</summary>
/// <remarks>A null is there to fail: what it fails is as it should be, and what it passes is a failure.</remarks>
internal static class CellOutcomes
{
    /// <summary>The outcome of a verdict on a model of a role; null where the model could not be opened.</summary>
    public static CellOutcome Of(ModelRole? role, Verdict verdict) => verdict switch
    {
        Verdict.Errored => CellOutcome.Errored,
        Verdict.Passed when role == ModelRole.Null => CellOutcome.Failed,
        Verdict.Passed => CellOutcome.Passed,
        Verdict.Failed or Verdict.InsufficientData when role == ModelRole.Null => CellOutcome.Passed,
        Verdict.Failed => CellOutcome.Failed,
        _ => CellOutcome.Skipped,
    };
}
