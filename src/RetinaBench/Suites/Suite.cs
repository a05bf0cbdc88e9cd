using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Encoding.Recorded;

namespace RetinaBench.Suites;

/// <summary>One paper's environments, experiments and criteria, read from <c>suites/&lt;paper&gt;/suite.json</c> and ready to run.</summary>
public sealed record Suite
{
    /// <summary>Name of the folder, for example <c>murray2021</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Raised exactly when scores may change.</summary>
    public required int Version { get; init; }

    /// <summary>The title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>The paper.</summary>
    public required string Citation { get; init; }

    /// <summary>The environments with the fingerprints that they must have.</summary>
    public required IReadOnlyList<SuiteEnvironment> Environments { get; init; }

    /// <summary>The experiments; each depends only on earlier ones.</summary>
    public required IReadOnlyList<IExperiment> Experiments { get; init; }

    /// <summary>The criteria in the order of the paper's story.</summary>
    public required IReadOnlyList<ICriterion> Criteria { get; init; }

    /// <summary>Published values drawn beside the measured ones.</summary>
    public required IReadOnlyList<PublishedSeries> Published { get; init; }

    /// <summary>The recorded cells that its experiments fit models to; null for a suite that needs none.</summary>
    public RecordedPopulation? Recorded { get; init; }
}
