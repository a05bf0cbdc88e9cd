using System.Text.Json.Serialization;
using RetinaBench.Criteria;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Suites;

namespace RetinaBench.Runs;

/// <summary>One suite as it was run.</summary>
public sealed record SuiteRecord
{
    /// <summary>Id of the suite.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the suite.</summary>
    public required int Version { get; init; }

    /// <summary>The title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>The paper.</summary>
    public required string Citation { get; init; }

    /// <summary>Its environments.</summary>
    public required IReadOnlyList<EnvironmentRecord> Environments { get; init; }

    /// <summary>The files of the recorded cells that models were fitted to; null for a suite that needs none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RecordedSource>? Recordings { get; init; }

    /// <summary>Its criteria, in order.</summary>
    public required IReadOnlyList<CriterionCard> Criteria { get; init; }

    /// <summary>Published values drawn beside the measured ones.</summary>
    public required IReadOnlyList<PublishedSeries> Published { get; init; }
}
