using System.Text.Json.Serialization;

namespace RetinaBench.Models;

/// <summary>Why a model is in the registry.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelRole>))]
public enum ModelRole
{
    /// <summary>A model under study.</summary>
    Subject,

    /// <summary>A control built to pass every criterion that it is eligible for.</summary>
    Oracle,

    /// <summary>A control built to fail: a criterion that it passes is defective.</summary>
    Null,
}
