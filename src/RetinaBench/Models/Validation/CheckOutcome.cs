using System.Text.Json.Serialization;

namespace RetinaBench.Models.Validation;

/// <summary>What came of a check of a model against its card.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
public enum CheckOutcome
{
    /// <summary>The model keeps this part of the contract.</summary>
    Passed,

    /// <summary>It does not.</summary>
    Failed,

    /// <summary>The check does not apply to the model, or what it builds on failed.</summary>
    Skipped,
}
