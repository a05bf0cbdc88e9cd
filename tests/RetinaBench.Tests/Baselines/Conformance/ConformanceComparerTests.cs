using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Baselines.Conformance;

public sealed class ConformanceComparerTests
{
    private static readonly RunRecord Before = MeasuredRun.Of();

    [Fact]
    public void UnchangedRun_IsTheSameInEveryItem()
    {
        ConformanceComparison comparison = Compare(MeasuredRun.Of());

        // Three judged criteria, one curve, three accuracies of the table.
        Assert.Equal(7, comparison.Count(BaselineChange.Same));
        Assert.Equal(7, comparison.Changes.Count);
        Assert.False(comparison.Fails);
        Assert.False(comparison.IsEmpty);
    }

    [Theory]
    [InlineData(Verdict.Passed, Verdict.Failed, BaselineChange.Regressed)]
    [InlineData(Verdict.Passed, Verdict.InsufficientData, BaselineChange.Regressed)]
    [InlineData(Verdict.Passed, Verdict.NotApplicable, BaselineChange.Regressed)]
    [InlineData(Verdict.Failed, Verdict.Passed, BaselineChange.Improved)]
    [InlineData(Verdict.Failed, Verdict.InsufficientData, BaselineChange.Same)]
    [InlineData(Verdict.Failed, Verdict.Errored, BaselineChange.Regressed)]
    [InlineData(Verdict.Errored, Verdict.Failed, BaselineChange.Improved)]
    [InlineData(Verdict.Passed, Verdict.NotRun, BaselineChange.Vanished)]
    [InlineData(Verdict.NotRun, Verdict.NotRun, BaselineChange.Same)]
    public void Verdict_ThatChanged_IsTyped(Verdict before, Verdict after, BaselineChange expected)
    {
        ConformanceChange change = Item(ConformanceComparer.Compare(ConformanceBaseline.Of(Before.With("task", before)), Before.With("task", after), false), "task");

        Assert.Equal(expected, change.Change);
        Assert.Equal(expected is BaselineChange.Regressed or BaselineChange.Vanished, change.Fails);
    }

    [Fact]
    public void Model_ThatThisMachineCannotRun_IsNeutral()
    {
        RunRecord absent = Before with { Models = [Before.With("task", Verdict.NotRun).Models[0] with { NotRun = "no CUDA device was found" }] };
        ConformanceComparison comparison = ConformanceComparer.Compare(ConformanceBaseline.Of(Before), absent, isWhole: true);

        Assert.Equal("subject, mock: not comparable: not run: no CUDA device was found", Assert.Single(comparison.Changes).ToString());
        Assert.False(comparison.Fails);
    }

    [Fact]
    public void Verdicts_OfOtherNumbersOfStimuli_AreNotCompared()
    {
        ConformanceChange change = Item(Compare(MeasuredRun.Of(stimuli: 50).With("task", Verdict.Failed)), "task");

        Assert.Equal((BaselineChange.NotComparable, false), (change.Change, change.Fails));
        Assert.Equal("subject, mock/task: not comparable: judged on 50 stimuli a point, the baseline on 400", change.ToString());
    }

    /// <summary>16 of 400 lost and none gained: p = 2 / 2^16 = 3.1e-5, times four accuracies below 0.01; the difference of 0.04 counts.</summary>
    [Fact]
    public void Accuracy_OfWhichStimuliWereLost_Regressed()
    {
        ConformanceChange change = Item(Compare(MeasuredRun.Of((what, _, stimulus) => stimulus % 10 == 0 || (what == "bipolar 1" && stimulus % 25 == 1))), "lesions, without bipolar 1");

        Assert.Equal((BaselineChange.Regressed, true), (change.Change, change.Fails));
        Assert.Equal("0.86 of the same 400 stimuli right, 0.9 in the baseline: 16 lost, 0 gained (p = 3.05E-5)", change.Reason);
    }

    [Fact]
    public void Accuracy_OfWhichStimuliWereGained_Improved() =>
        Assert.Equal(BaselineChange.Improved, Item(Compare(MeasuredRun.Of((what, _, stimulus) => what != "intact" && stimulus % 10 == 0)), "lesions, intact").Change);

    [Theory]
    // 3 of 400 lost: p = 0.25.
    [InlineData(3, 0)]
    // 10 lost, 12 gained: they turned, but not one way.
    [InlineData(10, 12)]
    public void Accuracy_ThatChangedByChance_IsTheSame(int lost, int gained)
    {
        RunRecord after = MeasuredRun.Of((what, _, stimulus) => what == "intact"
            ? (stimulus % 10 == 0 && stimulus >= 10 * gained) || (stimulus % 10 == 1 && stimulus < 10 * lost)
            : stimulus % 10 == 0);
        ConformanceChange change = Item(Compare(after), "lesions, intact");

        Assert.Equal(BaselineChange.Same, change.Change);
        Assert.Contains(FormattableString.Invariant($"{lost} lost, {gained} gained"), change.Reason, StringComparison.Ordinal);
    }

    /// <summary>A curve of 3 points and 20,000 stimuli each: 150 lost are significant (p = 2^-149), but a quarter of a hundredth.</summary>
    [Fact]
    public void Accuracy_ThatChangedByLessThanTheSmallestEffect_IsTheSame()
    {
        RunRecord before = MeasuredRun.Of(stimuli: 20_000), after = MeasuredRun.Of((_, _, stimulus) => stimulus % 10 == 0 || stimulus % 400 == 1, 20_000);

        ConformanceChange change = Item(ConformanceComparer.Compare(ConformanceBaseline.Of(before), after, false), "sweep");

        Assert.Equal(BaselineChange.Same, change.Change);
        Assert.StartsWith("0.898 of the same 60000 stimuli right, 0.9 in the baseline: 150 lost, 0 gained", change.Reason, StringComparison.Ordinal);
    }

    /// <summary>A run of 50 stimuli a point is held against the first 50 of the baseline's 400, at each point.</summary>
    [Fact]
    public void Accuracy_OfFewerStimuli_IsPairedOnTheFirstOfEachPoint()
    {
        RunRecord after = MeasuredRun.Of((what, point, stimulus) => stimulus % 10 == 0 || (what == "sweep" && point > 0 && stimulus % 2 == 1), 50);

        Assert.Equal(
            "0.567 of the same 150 stimuli right, 0.9 in the baseline: 50 lost, 0 gained (p = 1.78E-15)",
            Item(Compare(after), "sweep").Reason);
    }

    [Fact]
    public void Accuracy_WhoseExperimentIsGone_Vanished()
    {
        ConformanceChange change = Item(Compare(Before.With(found => found with { Outcomes = [.. found.Outcomes.Where(outcome => outcome.Experiment != "sweep")] })), "sweep");

        Assert.Equal((BaselineChange.Vanished, true), (change.Change, change.Fails));
        Assert.Equal("0.9 [0.882, 0.916] of 1200 in the baseline, not measured now: experiment sweep was not run", change.Reason);
    }

    [Theory]
    [InlineData(RefusalKind.Errored, BaselineChange.Regressed, true)]
    [InlineData(RefusalKind.InsufficientData, BaselineChange.NotComparable, false)]
    [InlineData(RefusalKind.NotRun, BaselineChange.Vanished, true)]
    public void Accuracy_WhoseExperimentIsRefused_IsTypedByTheReason(RefusalKind kind, BaselineChange expected, bool fails)
    {
        RunRecord after = Before.With(found => found with { Outcomes = [.. found.Outcomes.Select(outcome => outcome.Experiment == "sweep" ? ExperimentOutcome.Refused("sweep", kind, "why") : outcome)] });
        ConformanceChange change = Item(Compare(after), "sweep");

        Assert.Equal((expected, fails), (change.Change, change.Fails));
        Assert.EndsWith("not measured now: why", change.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Criterion_ThatWasRemoved_Vanished()
    {
        RunRecord after = Before
            .WithSuite(suite => suite with { Criteria = [.. suite.Criteria.Where(card => card.Id != "shape")] })
            .With(found => found with { Judgements = [.. found.Judgements.Where(judgement => judgement.Criterion != "shape")] });
        ConformanceChange change = Item(Compare(after), "shape");

        Assert.Equal((BaselineChange.Vanished, true), (change.Change, change.Fails));
        Assert.Equal("subject, mock/shape: vanished: passed in the baseline, and the suite has no such criterion any more", change.ToString());
        Assert.Equal(BaselineChange.New, Item(ConformanceComparer.Compare(ConformanceBaseline.Of(after), Before, false), "shape").Change);
    }

    [Fact]
    public void Criterion_WhoseRuleChangedUnderOneVersion_FailsTheGate()
    {
        ConformanceChange change = Item(Compare(Before.WithSuite(suite => suite with { Criteria = [.. suite.Criteria.Select(card => card.Id == "task" ? card with { Rule = "another" } : card)] })), "task");

        Assert.Equal((BaselineChange.NotComparable, true), (change.Change, change.Fails));
        Assert.Contains("it is not judged alike: \"rule of task >= 0.8\" on s-sweep in the baseline, \"another\" on s-sweep in the run", change.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_ThatChangedWithoutANewVersion_FailsTheGate()
    {
        ConformanceComparison comparison = Compare(Before.WithSuite(suite => suite with { Environments = [suite.Environments[0] with { Fingerprint = "other" }, suite.Environments[1]] }));

        ConformanceChange change = Assert.Single(comparison.Changes);
        Assert.True(comparison.Fails);
        Assert.Equal("subject, mock: not comparable: suite mock: environment alpha-sweep has one version but not the same stimuli in the baseline and the run: a change needs a new version", change.ToString());
    }

    [Fact]
    public void Environment_OfANewVersion_IsNeutral()
    {
        ConformanceComparison comparison = Compare(Before.WithSuite(suite => suite with { Environments = [suite.Environments[0] with { Version = 2, Fingerprint = "other" }, suite.Environments[1]] }));

        Assert.False(comparison.Fails);
        Assert.True(comparison.IsEmpty);
        Assert.False(Compare(Before.WithSuite(suite => suite with { Version = 4 })).Fails);
    }

    [Fact]
    public void Model_WithoutABaseline_IsNew()
    {
        ConformanceComparison comparison = Compare(Before with { Models = [Before.Models[0] with { Name = "another" }] });

        Assert.Equal("another, mock: new: no baseline", Assert.Single(comparison.Changes).ToString());
        Assert.False(comparison.Fails);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Model_ThatWasNotRun_VanishedFromAWholeRun(bool isWhole)
    {
        RunRecord after = Before with { Models = [Before.Models[0] with { Name = "another" }] };
        ConformanceComparison comparison = ConformanceComparer.Compare(ConformanceBaseline.Of(Before), after, isWhole);

        Assert.Equal(isWhole, comparison.Fails);
        Assert.Equal(isWhole ? 1 : 0, comparison.Count(BaselineChange.Vanished));
    }

    [Fact]
    public void Answers_ThatWereNotKept_AreNotCompared()
    {
        RunRecord after = Before.With(found => found with
        {
            Outcomes = [.. found.Outcomes.Select(outcome => outcome.Measurement is AccuracyCurve curve
                ? outcome with { Measurement = curve with { Points = [.. curve.Points.Select(point => point with { Answers = null })] } }
                : outcome)],
        });

        Assert.Equal(BaselineChange.NotComparable, Item(Compare(after), "sweep").Change);
    }

    private static ConformanceComparison Compare(RunRecord after) => ConformanceComparer.Compare(ConformanceBaseline.Of(Before), after, isWhole: false);

    private static ConformanceChange Item(ConformanceComparison comparison, string item) => comparison.Changes.Single(change => change.Item == item);
}
