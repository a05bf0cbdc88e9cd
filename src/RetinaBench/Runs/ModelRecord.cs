using System.Text.Json.Serialization;
using RetinaBench.Models;

namespace RetinaBench.Runs;

/// <summary>Everything found about one model.</summary>
public sealed record ModelRecord
{
    /// <summary>Name in the registry or on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of registry entry, for example <c>reference</c>: the door by which it came.</summary>
    public required string Kind { get; init; }

    /// <summary>The family of models that it is a member of, such as networks trained by one recipe from several seeds; null for a model of its own kind.</summary>
    public string? Family { get; init; }

    /// <summary>What the model says of itself; null when it could not be opened.</summary>
    public required ModelCard? Card { get; init; }

    /// <summary>Why the model could not be opened or was stopped; null when all went well.</summary>
    public required string? Error { get; init; }

    /// <summary>Why the model could not be run on this machine, which lacks what it needs; null where it could.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NotRun { get; init; }

    /// <summary>Its results, one entry a suite in the order of the record's suites.</summary>
    public required IReadOnlyList<ModelSuiteRecord> Suites { get; init; }
}
