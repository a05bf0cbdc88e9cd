using System.Text.Json.Serialization;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Comparisons;

/// <summary>Two models on one suite of one version.</summary>
/// <param name="Definition">The suite as A was run on it.</param>
/// <param name="Criteria">The criteria that are the same in both runs, in suite order.</param>
/// <param name="Experiments">The experiments of either side, in the order of A.</param>
public sealed record SuiteComparison(
    [property: JsonIgnore] SuiteRecord Definition, IReadOnlyList<CriterionComparison> Criteria, IReadOnlyList<ExperimentComparison> Experiments)
{
    /// <summary>Id of the suite.</summary>
    public string Suite => Definition.Id;

    /// <summary>Version of the suite, the same in both runs.</summary>
    public int Version => Definition.Version;
}
