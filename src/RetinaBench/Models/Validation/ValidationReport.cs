using System.Text.Json.Serialization;

namespace RetinaBench.Models.Validation;

/// <summary>Whether a model keeps to its own card, check by check.</summary>
/// <param name="Model">Name under which the model is registered.</param>
/// <param name="Version">Version on its card, or null where it could not be opened.</param>
/// <param name="Checks">The results, in the order of <see cref="ModelValidator.Checks"/>.</param>
public sealed record ValidationReport(string Model, string? Version, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>Whether nothing failed and something passed: a model of which nothing was checked is not valid.</summary>
    [JsonIgnore]
    public bool IsValid => Checks.All(c => c.Outcome != CheckOutcome.Failed) && Checks.Any(c => c.Outcome == CheckOutcome.Passed);
}
