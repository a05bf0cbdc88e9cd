using RetinaBench.Criteria;

namespace RetinaBench.Baselines.Conformance;

/// <summary>A run held against accepted baselines.</summary>
/// <param name="Changes">Every verdict and accuracy of either side, by suite and model of the run, what vanished last.</param>
public sealed record ConformanceComparison(IReadOnlyList<ConformanceChange> Changes)
{
    /// <summary>Whether the gate fails.</summary>
    public bool Fails => Changes.Any(change => change.Fails);

    /// <summary>Whether nothing at all could be compared.</summary>
    public bool IsEmpty => Changes.All(change => change.Change is BaselineChange.New or BaselineChange.NotComparable);

    /// <summary>The verdict of the baseline on one criterion, where it was compared and was another one; null otherwise.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="suite">Id of the suite.</param>
    /// <param name="criterion">Id of the criterion.</param>
    public Verdict? VerdictBefore(string model, string suite, string criterion) =>
        Changes.FirstOrDefault(change => change.Model == model && change.Suite == suite && change.Item == criterion)?.VerdictBefore;

    /// <summary>How often something became of a verdict or an accuracy.</summary>
    /// <param name="change">What.</param>
    public int Count(BaselineChange change) => Changes.Count(found => found.Change == change);
}
