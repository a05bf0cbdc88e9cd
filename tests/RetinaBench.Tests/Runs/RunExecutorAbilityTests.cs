using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Tests.Models.Validation;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs;

/// <summary>Models that answer stimuli and models that are fitted to cells, in one run: each is the subject of what it can do, and of nothing else.</summary>
public sealed class RunExecutorAbilityTests
{
    private static readonly Suite s_fits = FakeSuite.Of([], [Fitting("fits", Assays())]) with { Id = "fits" };

    [Fact]
    public void Run_ModelThatIsFitted_IsNotApplicableWhereStimuliAreShown()
    {
        ModelRecord found = RunOf.Execute(FakeSuite.Default, RunOf.Options(), new TestEncodingModel()).Models[0];

        Assert.Null(found.Error);
        Assert.All(found.Suites[0].Outcomes, o => Assert.Equal(new Refusal(RefusalKind.NotApplicable, "the model answers no stimuli: it is fitted to a cell"), o.Refusal));
        Assert.All(found.Suites[0].Judgements, j => Assert.Equal(Verdict.NotApplicable, j.Verdict));
    }

    [Fact]
    public void Run_ModelThatAnswersStimuli_IsNotApplicableWhereModelsAreFitted()
    {
        ModelRecord found = RunOf.Execute(s_fits, RunOf.Options(), new FakeModel()).Models[0];

        Assert.Equal(new Refusal(RefusalKind.NotApplicable, "the model cannot be fitted to a cell"), found.Suites[0].Outcomes[0].Refusal);
    }

    [Fact]
    public void Run_ModelThatIsFitted_IsToldToBeShownNothing()
    {
        var progress = new FakeProgress();

        new RunExecutor(RunOf.Options()).Execute([FakeSuite.Default, s_fits], [RunOf.Entry(new TestEncodingModel())], progress);

        // The weight of two assays.
        Assert.Equal(14, progress.Planned["sound"]);
        Assert.Equal(progress.Planned["sound"], progress.Shown["sound"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void Run_FitsThatAreForetold_CountBeforeTheModelIsOpened(bool? isFitted)
    {
        // One experiment waits for another, and is planned when that has been measured.
        Suite suite = FakeSuite.Of([], [Fitting("fits", Assays(), 14), Fitting("sweep", Assays(), 14, "fits")]) with { Id = "fits" };
        var progress = new FakeProgress();

        new RunExecutor(RunOf.Options(threads: 1)).Execute([FakeSuite.Default, suite], [RunOf.Entry(new FakeModel()) with { IsFitted = false }, RunOf.Entry(new TestEncodingModel()) with { IsFitted = isFitted }], progress);

        long shown = progress.Shown["fake"];
        Assert.Equal(isFitted is null ? [Math.Max(shown, 28), 28L] : [28L], progress.Plans.Where(plan => plan.Model == "sound").Select(plan => plan.Stimuli));
        Assert.All(progress.Plans.Where(plan => plan.Model == "fake"), plan => Assert.Equal(shown, plan.Stimuli));
        Assert.Equal(28, progress.Shown["sound"]);
    }

    [Fact]
    public void Run_FitsThatAreRefused_AreNoLongerForetold()
    {
        Suite suite = FakeSuite.Of([], [Fitting("fits", Assays(), 20), Fitting("variant", ExperimentPlan.NotApplicable("there is no such member"), 70)]) with { Id = "fits" };
        var progress = new FakeProgress();

        new RunExecutor(RunOf.Options()).Execute([suite], [RunOf.Entry(new TestEncodingModel())], progress);

        Assert.Equal([("sound", 90L), ("sound", 14L)], progress.Plans);
    }

    [Fact]
    public void Run_BothSuites_MeasuresEachModelOnItsOwn()
    {
        RunRecord record = new RunExecutor(RunOf.Options()).Execute([FakeSuite.Default, s_fits], [RunOf.Entry(new FakeModel()), RunOf.Entry(new TestEncodingModel())]);

        Assert.Equal([true, false, false, true], record.Models.SelectMany(m => m.Suites).Select(s => s.Outcomes.All(o => o.Measurement is not null)));
        Assert.Equal(RunRecordFile.Serialize(record), RunRecordFile.Serialize(RunRecordFile.Parse(RunRecordFile.Serialize(record), "run.json")));
    }

    [Fact]
    public void Run_ExperimentOnFitsThatShowsStimuli_IsADefect()
    {
        Suite suite = FakeSuite.Of([new FakeEnvironment("task", 1)], [new FakeExperiment("odd", ["task"], [], "") { Needs = ModelAbility.Fitting, Planner = _ => ExperimentPlan.Of(new Probe("task", [])) }]);

        Refusal refusal = RunOf.Execute(suite, RunOf.Options(), new TestEncodingModel()).Models[0].Suites[0].Outcomes[0].Refusal!;

        Assert.Equal(new Refusal(RefusalKind.Errored, "experiment odd shows stimuli, but does not need a model that answers them: the model answers no stimuli: it is fitted to a cell"), refusal);
    }

    private static ExperimentPlan Assays() => ExperimentPlan.OfAssays(new FakeAssay(1), new FakeAssay(2));

    private static FakeExperiment Fitting(string id, ExperimentPlan plan, long foretold = 0, params string[] dependsOn) =>
        new(id, [], dependsOn) { Needs = ModelAbility.Fitting, Foretold = foretold, Planner = _ => plan };
}
