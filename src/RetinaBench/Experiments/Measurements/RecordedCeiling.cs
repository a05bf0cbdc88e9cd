using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>How well a recorded cell could be predicted at best, by one measure.</summary>
/// <param name="Name">What the ceiling is, for example "CCmax".</param>
/// <param name="Value">The ceiling; null where there is none.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
public sealed record RecordedCeiling(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason)
{
    /// <summary>A ceiling that was measured, or the reason for which there is none.</summary>
    internal static RecordedCeiling Of(string name, Measured ceiling) => new(name, ceiling.OrNull, ceiling.Refusal?.Reason);
}
