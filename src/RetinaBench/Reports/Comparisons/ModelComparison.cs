namespace RetinaBench.Reports.Comparisons;

/// <summary>Two models, or one model in two runs.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="Suites">The suites on which they can be compared.</param>
public sealed record ModelComparison(ComparedModel A, ComparedModel B, IReadOnlyList<SuiteComparison> Suites)
{
    /// <summary>How often a verdict changed in a way.</summary>
    /// <param name="change">The way.</param>
    public int Count(VerdictChange change) => Suites.Sum(suite => suite.Criteria.Count(criterion => criterion.Change == change && criterion.A.Verdict is not null));
}
