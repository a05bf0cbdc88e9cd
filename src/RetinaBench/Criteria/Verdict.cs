using System.Text.Json.Serialization;

namespace RetinaBench.Criteria;

/// <summary>What became of a criterion on one model.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>The claim holds for this model.</summary>
    Passed,

    /// <summary>The claim does not hold for this model.</summary>
    Failed,

    /// <summary>The model lacks the layer or capability that the claim is about.</summary>
    NotApplicable,

    /// <summary>The claim presupposes something that was not found, a working model for example, or the counts do not suffice.</summary>
    InsufficientData,

    /// <summary>The model failed while it was measured.</summary>
    Errored,

    /// <summary>The experiment was not carried out in this run.</summary>
    NotRun,
}
