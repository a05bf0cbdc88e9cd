using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Runs;

namespace RetinaBench.Reference.Tests.Suites;

/// <summary>The controls of the registry through the whole suite: the oracle passes what it is eligible for, and no null passes anything.</summary>
public sealed class Murray2021ControlsTests
{
    public static TheoryData<string> Nulls =>
    [
        .. Controls.Where(e => e.Name != "oracle").Select(e => e.Name),
    ];

    private static IEnumerable<ModelEntry> Controls => SuiteRun.Registry.Entries.Where(e => SuiteRun.Registry.Open(e).Card.Role != ModelRole.Subject);

    [Fact]
    public void Registry_Controls_AreOneOracleAndTheNullsOfTheProtocol() =>
        Assert.Equal(
            ["oracle", "random", "shuffled", "sign-flipped", "silent", "static"],
            Controls.Select(e => e.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Run_Oracle_PassesEveryCriterionItIsEligibleFor()
    {
        ModelRecord record = Run("oracle");
        Assert.Equal(ModelRole.Oracle, record.Card!.Role);
        Judgement[] judged = Judged(record);
        Assert.All(judged, j => Assert.True(j.Verdict is Verdict.Passed or Verdict.NotApplicable, j.ToString()));

        // It shows no kernels, so it is not eligible for the criteria on weights.
        Assert.Equal(["amacrine-kernel-gradient", "sign-constraints"], judged.Where(j => j.Verdict == Verdict.NotApplicable).Select(j => j.Criterion));
    }

    [Theory]
    [MemberData(nameof(Nulls))]
    public void Run_Null_PassesNoCriterion(string name)
    {
        ModelRecord record = Run(name);
        Assert.Equal(ModelRole.Null, record.Card!.Role);
        Assert.Null(record.Error);
        Assert.All(Judged(record), j => Assert.True(j.Verdict is Verdict.Failed or Verdict.InsufficientData or Verdict.NotApplicable, j.ToString()));
    }

    private static ModelRecord Run(string name)
    {
        ModelEntry entry = SuiteRun.Registry.Find(name);
        return SuiteRun.Of(name, () => SuiteRun.Registry.Open(entry), RunOptions.QuickStimuli);
    }

    private static Judgement[] Judged(ModelRecord record)
    {
        HashSet<string> judged = [.. SuiteRun.Murray2021.Criteria.Where(c => c.Card.Judged).Select(c => c.Card.Id)];
        Judgement[] judgements = [.. record.Suites.Single().Judgements.Where(j => judged.Contains(j.Criterion))];
        Assert.Equal(judged.Count, judgements.Length);
        return judgements;
    }
}
