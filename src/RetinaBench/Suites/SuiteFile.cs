using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Encoding.Recorded;

namespace RetinaBench.Suites;

/// <summary>The content of a <c>suite.json</c>, as it stands there.</summary>
/// <param name="Id">Name of the suite and of its folder.</param>
/// <param name="Version">Raised exactly when scores may change, 1 or more.</param>
/// <param name="Title">The title for reports.</param>
/// <param name="Citation">The paper.</param>
/// <param name="Environments">The environments.</param>
/// <param name="Experiments">The experiments; each depends only on earlier ones.</param>
/// <param name="Criteria">The criteria in the order of the paper's story.</param>
/// <param name="Recordings">How recorded cells are made ready; given in a <c>recorded.json</c>, and there alone.</param>
internal sealed record SuiteFile(
    string Id,
    int Version,
    string Title,
    string Citation,
    IReadOnlyList<EnvironmentEntry> Environments,
    IReadOnlyList<Experiment> Experiments,
    IReadOnlyList<Criterion> Criteria,
    RecordedCellOptions? Recordings = null);
