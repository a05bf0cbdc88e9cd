using RetinaBench.Conformance.Runs;
using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Runs;

namespace RetinaBench.Conformance.Matrix;

/// <summary>Every pair of a registered model and a judged criterion.</summary>
[Collection(nameof(ExpectationFile))]
public sealed class CriterionMatrixTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string model in Registered.Names)
            {
                foreach (string criterion in Judged)
                    pairs.Add(model, criterion);
            }

            return pairs;
        }
    }

    private static IEnumerable<string> Judged => ConformanceRuns.Suite.Criteria.Where(c => c.Card.Judged).Select(c => c.Card.Id);

    [SkippableTheory]
    [MemberData(nameof(Pairs))]
    public void Verdict_IsTheExpectedOne(string model, string criterion)
    {
        ModelRecord record = ConformanceRuns.Intact(model);
        Assert.Null(record.Error);
        Judgement found = record.Suites.Single().Judgements.Single(j => j.Criterion == criterion);

        // What holds of controls holds whatever has been reviewed.
        Assert.False(record.Card!.Role == ModelRole.Null && found.Verdict == Verdict.Passed, $"a null passes: {found.Measured}: {found.Reason}");
        Assert.False(record.Card.Role == ModelRole.Oracle && found.Verdict is not (Verdict.Passed or Verdict.NotApplicable), $"the oracle does not pass: {found.Measured}: {found.Reason}");

        Expectation? expected = ExpectationFile.Find(ConformanceRuns.Suite.Id, model)?.Expectations.SingleOrDefault(e => e.Criterion == criterion);
        Comparison comparison = Comparison.Of(expected, found);
        Assert.True(comparison.Outcome != Outcome.Failed, comparison.Reason);
        Skip.If(comparison.Outcome == Outcome.Skipped, comparison.Reason);
    }

    [Fact]
    public void Controls_AreOneOracleAndTheNullsOfTheProtocol()
    {
        ModelRole RoleOf(string model) => ConformanceRuns.Intact(model).Card!.Role;
        Assert.Equal(["oracle"], Registered.Available.Where(m => RoleOf(m) == ModelRole.Oracle));
        Assert.Equal(["random", "shuffled", "sign-flipped", "silent", "static"], Registered.Available.Where(m => RoleOf(m) == ModelRole.Null).Order(StringComparer.Ordinal));
    }
}
