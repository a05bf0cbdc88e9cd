using RetinaBench.Conformance.Runs;
using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Runs;

namespace RetinaBench.Conformance.Matrix;

/// <summary>Every pair of a registered model and a judged criterion.</summary>
[Collection(nameof(ExpectationFile))]
public sealed class CriterionMatrixTests
{
    public static TheoryData<string, string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, string>();
            foreach ((TestedSuite suite, string model) in TestedSuites.Pairs)
            {
                foreach (string criterion in suite.Judged)
                    pairs.Add(suite.Suite.Id, model, criterion);
            }

            return pairs;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Pairs))]
    public void Verdict_IsTheExpectedOne(string suite, string model, string criterion)
    {
        ModelRecord record = TestedSuites.Find(suite).Of(model);
        Assert.Null(record.Error);
        Judgement found = record.Suites.Single().Judgements.Single(j => j.Criterion == criterion);

        // What holds of controls holds whatever has been reviewed.
        Assert.False(record.Card!.Role == ModelRole.Null && found.Verdict == Verdict.Passed, $"a null passes: {found.Measured}: {found.Reason}");
        Assert.False(record.Card.Role == ModelRole.Oracle && found.Verdict is not (Verdict.Passed or Verdict.NotApplicable), $"the oracle does not pass: {found.Measured}: {found.Reason}");

        Expectation? expected = ExpectationFile.Find(suite, model)?.Expectations.SingleOrDefault(e => e.Criterion == criterion);
        Comparison comparison = Comparison.Of(expected, found);
        Assert.True(comparison.Outcome != Outcome.Failed, comparison.Reason);
        Skip.If(comparison.Outcome == Outcome.Skipped, comparison.Reason);
    }

    [Fact]
    public void Controls_AreOneOracleAndTheNullsOfTheProtocols()
    {
        Assert.Equal(["oracle"], TestedSuites.Murray2021.OfRole(ModelRole.Oracle));
        Assert.Equal(["random", "shuffled", "sign-flipped", "silent", "static"], TestedSuites.Murray2021.OfRole(ModelRole.Null));
        Assert.Equal(["true-cell"], TestedSuites.Yan2020.OfRole(ModelRole.Oracle));
        Assert.Equal(["constant-rate", "shuffled-spikes"], TestedSuites.Yan2020.OfRole(ModelRole.Null));
    }
}
