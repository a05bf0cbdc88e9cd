using RetinaBench.Criteria;

namespace RetinaBench.Conformance.Matrix;

/// <summary>The rule by which found verdicts are held to expected ones.</summary>
public sealed class ComparisonTests
{
    private static readonly Judgement s_decided = new("c", Verdict.Passed, 0.9, 0.8, 0.95, "0.9", "holds");

    [Theory]
    [InlineData(Verdict.Passed, Verdict.Passed, nameof(Outcome.Passed))]
    [InlineData(Verdict.Failed, Verdict.Failed, nameof(Outcome.Passed))]
    [InlineData(Verdict.Passed, Verdict.Failed, nameof(Outcome.Failed))]
    [InlineData(Verdict.Failed, Verdict.Passed, nameof(Outcome.Failed))]
    [InlineData(Verdict.Passed, Verdict.Errored, nameof(Outcome.Failed))]
    [InlineData(Verdict.NotApplicable, Verdict.NotApplicable, nameof(Outcome.Skipped))]
    [InlineData(Verdict.InsufficientData, Verdict.InsufficientData, nameof(Outcome.Skipped))]
    [InlineData(Verdict.InsufficientData, Verdict.Passed, nameof(Outcome.Failed))]
    [InlineData(Verdict.NotApplicable, Verdict.Passed, nameof(Outcome.Failed))]
    [InlineData(Verdict.Passed, Verdict.NotApplicable, nameof(Outcome.Failed))]
    [InlineData(Verdict.Passed, Verdict.InsufficientData, nameof(Outcome.Skipped))]
    [InlineData(Verdict.NotApplicable, Verdict.InsufficientData, nameof(Outcome.Failed))]
    public void Of_FoundBesideExpected_IsTheOutcome(Verdict expected, Verdict found, string outcome) =>
        Assert.Equal(outcome, Comparison.Of(new("c", expected, "why"), s_decided with { Verdict = found }).Outcome.ToString());

    [Fact]
    public void Of_ClaimThatLostWhatItPresupposes_Fails() =>
        Assert.Equal(Outcome.Failed, Comparison.Of(new("c", Verdict.Passed), s_decided with { Verdict = Verdict.InsufficientData, Value = null, Lower = null, Upper = null }).Outcome);

    [Fact]
    public void Of_NothingReviewed_IsSkippedWithWhatWasFound()
    {
        Comparison comparison = Comparison.Of(null, s_decided);
        Assert.Equal(Outcome.Skipped, comparison.Outcome);
        Assert.Equal("not reviewed yet: found Passed: 0.9: holds", comparison.Reason);
    }
}
