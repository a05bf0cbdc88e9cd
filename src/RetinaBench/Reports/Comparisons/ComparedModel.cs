using System.Text.Json.Serialization;
using RetinaBench.Models;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Comparisons;

/// <summary>One of two models that are compared.</summary>
/// <param name="Record">Everything found about it.</param>
public sealed record ComparedModel([property: JsonIgnore] ModelRecord Record)
{
    /// <summary>Its name in its run.</summary>
    public string Name => Record.Name;

    /// <summary>Its version; null where it could not be opened.</summary>
    public string? Version => Record.Card?.Version;

    /// <summary>Why it is in the registry; null where it could not be opened.</summary>
    public ModelRole? Role => Record.Card?.Role;

    /// <summary>Why it could not be opened or was stopped; null when all went well.</summary>
    public string? Error => Record.Error;
}
