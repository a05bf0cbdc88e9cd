using System.Text.Json.Serialization;

namespace RetinaBench.Experiments;

/// <summary>Why an experiment has no measurement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefusalKind>))]
public enum RefusalKind
{
    /// <summary>The model lacks a layer or capability that the experiment is about.</summary>
    NotApplicable,

    /// <summary>An earlier finding that the experiment builds on was not made, a vital pair of ganglion types for example.</summary>
    InsufficientData,

    /// <summary>The model failed: it threw, returned NaN or the wrong shape.</summary>
    Errored,

    /// <summary>It was not carried out in this run.</summary>
    NotRun,
}
