using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Measures;

/// <summary>A score as reports show it: what was measured, the best that could be, one in units of the other, and how surely.</summary>
/// <remarks>
/// The raw value is never replaced by the ceiled one, and neither is clipped: above 1, a ceiled value says that the ceiling is an estimate. Members that may be null are
/// written all the same, so that a reader sees that there is no ceiling or no error.
/// </remarks>
/// <param name="Measure">What was measured, for example "CC".</param>
/// <param name="Raw">The value before anything is done to it.</param>
/// <param name="CeilingMeasure">What the ceiling is, for example "CCmax"; null where the measure has none.</param>
/// <param name="Ceiling">The best that a perfect model could reach on such noisy data, above 0; null where there is none.</param>
/// <param name="NoCeiling">Why a ceiling that was asked for could not be found; null otherwise.</param>
/// <param name="Error">How surely the raw value is known; null where nothing could be resampled.</param>
public sealed record Score(
    string Measure,
    double Raw,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? CeilingMeasure,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Ceiling,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NoCeiling,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ScoreError? Error)
{
    /// <summary>The raw value over the ceiling; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Ceiled => Ceiling is { } ceiling ? Raw / ceiling : null;

    /// <summary>A score of a measure that has no ceiling.</summary>
    /// <param name="measure">What was measured.</param>
    /// <param name="raw">The value.</param>
    /// <param name="error">How surely it is known.</param>
    public static Score Unceiled(string measure, double raw, ScoreError? error) => new(measure, raw, null, null, null, error);

    /// <summary>A score with the ceiling of its measure.</summary>
    /// <param name="measure">What was measured.</param>
    /// <param name="raw">The value.</param>
    /// <param name="ceilingMeasure">What the ceiling is.</param>
    /// <param name="ceiling">The ceiling; a refused one, or one that is not above 0, is told as such.</param>
    /// <param name="error">How surely the value is known.</param>
    public static Score Of(string measure, double raw, string ceilingMeasure, Measured ceiling, ScoreError? error)
    {
        ArgumentNullException.ThrowIfNull(ceiling);
        string? reason = ceiling.Refusal?.Reason ?? (ceiling.Value > 0 ? null : FormattableString.Invariant($"{ceilingMeasure} is {ceiling.Value:0.####}, not above 0"));
        return new(measure, raw, ceilingMeasure, reason is null ? ceiling.Value : null, reason, error);
    }
}
