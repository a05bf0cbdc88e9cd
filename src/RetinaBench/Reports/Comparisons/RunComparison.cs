namespace RetinaBench.Reports.Comparisons;

/// <summary>Two runs, or two models of one run, held against each other.</summary>
/// <param name="A">The one run.</param>
/// <param name="B">The other; the same where two of its models are compared.</param>
/// <param name="NotCompared">What is left out because it is not the same thing in both, a line each; empty where all is compared.</param>
/// <param name="Models">The pairs of models.</param>
public sealed record RunComparison(ComparedRun A, ComparedRun B, IReadOnlyList<string> NotCompared, IReadOnlyList<ModelComparison> Models)
{
    /// <summary>Whether anything at all could be compared.</summary>
    public bool IsEmpty => Models.All(pair => pair.Suites.Count == 0);
}
