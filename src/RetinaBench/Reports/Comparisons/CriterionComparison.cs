using RetinaBench.Criteria;

namespace RetinaBench.Reports.Comparisons;

/// <summary>One criterion on both sides.</summary>
/// <param name="A">What was found in A.</param>
/// <param name="B">What was found in B.</param>
public sealed record CriterionComparison(Judgement A, Judgement B)
{
    /// <summary>Id of the criterion.</summary>
    public string Criterion => A.Criterion;

    /// <summary>What became of the verdict; descriptive entries have none, which is the same.</summary>
    public VerdictChange Change =>
        A.Verdict == B.Verdict ? VerdictChange.Same
        : B.Verdict == Verdict.Passed ? VerdictChange.Gained
        : A.Verdict == Verdict.Passed ? VerdictChange.Lost
        : VerdictChange.Other;

    /// <summary>The decisive values.</summary>
    public ValueComparison Value => new(Criterion, ValueOf(A), ValueOf(B));

    private static ComparedValue? ValueOf(Judgement judgement) => judgement.Value is { } value ? new(value, judgement.Lower, judgement.Upper) : null;
}
