using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Suites;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs;

/// <summary>What goes wrong in one place costs that place, is told in one line, and is told alike whatever the number of threads.</summary>
public sealed class RunExecutorFailureTests
{
    private const string Culprit = "sweep/1/7", Measured = "measured";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Model_ThatThrows_IsErroredWithTheReasonWhileOthersGoOn(int threads)
    {
        // Fails from the second point of the sweep on, so that with several threads several shards fail.
        var bad = new FakeModel("bad")
        {
            Before = stimuli => { if (stimuli[0].Id.StartsWith("sweep/", StringComparison.Ordinal) && stimuli[0].Id[6] != '0') throw new InvalidOperationException("broken\nretina"); },
        };
        RunRecord record = RunOf.Execute(FakeSuite.Default, RunOf.Options(threads: threads), new FakeModel("first"), bad, new FakeModel("last"));

        const string Reason = "curve, means, circuit-curve: environment sweep, stimuli sweep/1/0 to sweep/1/49, 3 conditions: InvalidOperationException: broken retina";
        Assert.Equal(Reason, record.Models[1].Error);
        Assert.True(bad.IsDisposed);
        Assert.Equal(
            [null, Measured, Measured, null, null, null, Measured],
            record.Models[1].Suites[0].Outcomes.Select(o => o.Measurement is null ? null : Measured));
        Assert.All(record.Models[1].Suites[0].Outcomes.Where(o => o.Refusal is not null), o => Assert.Equal(new Refusal(RefusalKind.Errored, Reason), o.Refusal));
        Assert.Equal(4, record.Models[1].Suites[0].Judgements.Count(j => j.Verdict == Verdict.Errored));
        string good = RunOf.Text(RunOf.Execute(FakeSuite.Default, RunOf.Options(), new FakeModel("first"), new FakeModel("last")));
        Assert.Equal(good, RunOf.Text(record with { Models = [record.Models[0], record.Models[2]] }));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Model_ThatReturnsANumberThatIsNone_IsErroredNamingThePlace(float value, string text)
    {
        var model = new FakeModel { Misbehave = (stimuli, query, batch) => Poison(stimuli, query, batch, value) };
        string? error = Run(model).Error;
        Assert.Equal($"circuit-curve: environment sweep, stimulus {Culprit}, lesion bipolar:0,1: value 1 of bipolar/Mean is {text}, not finite", error);
    }

    [Fact]
    public void Model_ThatReturnsNull_IsErrored() =>
        Assert.EndsWith("returned no batch", Run(new FakeModel { Misbehave = (_, _, _) => null }).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1, "returned responses to 49 stimuli, shown 50")]
    [InlineData(1, "returned responses to 51 stimuli, shown 50")]
    public void Model_ThatReturnsAnotherNumberOfStimuli_IsErrored(int more, string text)
    {
        var card = new FakeModel().Card;
        var model = new FakeModel { Misbehave = (stimuli, query, _) => ResponseBatch.Allocate(card, stimuli.Count + more, query) };
        Assert.EndsWith(text, Run(model).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_ThatAnswersASmallerQuery_IsErrored()
    {
        var card = new FakeModel().Card;
        var model = new FakeModel { Misbehave = (stimuli, query, _) => ResponseBatch.Allocate(card, stimuli.Count, new([query.Conditions[0]])) };
        Assert.Equal("lesions: environment task, stimuli task/0/0 to task/0/49, 3 conditions: returned 1 conditions, asked for 3", Run(model).Error);
    }

    [Fact]
    public void Model_ThatReturnsLayersOfAnotherSize_IsErrored()
    {
        ModelCard other = new FakeModel().Card;
        other = other with { Layers = [other.Layers[0], other.Layers[1] with { CellTypes = 3 }] };
        var model = new FakeModel { Misbehave = (stimuli, query, _) => ResponseBatch.Allocate(other, stimuli.Count, query) };
        Assert.EndsWith("decision/LastFrame in condition 0 has 3 values, its card says 2", Run(model).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_ThatCancelsByItself_IsErrored() =>
        Assert.Contains("OperationCanceledException", Run(new FakeModel { Before = _ => throw new OperationCanceledException() }).Error, StringComparison.Ordinal);

    [Fact]
    public void Model_ThatIsSlow_HoldsUpNobodyAndIsMeasured()
    {
        var slow = new FakeModel("slow", threadSafe: false) { Before = _ => Thread.Sleep(5) };
        RunRecord record = RunOf.Execute(FakeSuite.Default, RunOf.Options(), slow, new FakeModel("quick"));
        Assert.All(record.Models, m => Assert.Null(m.Error));
    }

    [Fact]
    public void Model_ThatCannotBeOpened_HasARecordWithTheReason()
    {
        RunModel[] models =
        [
            new("throws", "fake", () => throw new FileLoadException("no such\tplugin")),
            new("bad-input", "fake", () => throw new InputException("weights.pt: is no zip")),
            new("null", "fake", () => null!),
            RunOf.Entry(new FakeModel()),
        ];
        RunRecord record = new RunExecutor(RunOf.Options()).Execute([FakeSuite.Default], models);
        Assert.Equal(
            ["cannot be opened: FileLoadException: no such plugin", "cannot be opened: weights.pt: is no zip", "cannot be opened: InvalidOperationException: no model was returned", null],
            record.Models.Select(m => m.Error));
        Assert.All(record.Models.Take(3), m =>
        {
            Assert.Null(m.Card);
            Assert.All(m.Suites[0].Outcomes, o => Assert.Equal(new Refusal(RefusalKind.Errored, m.Error!), o.Refusal));
            Assert.All(m.Suites[0].Judgements, j => Assert.Equal(Verdict.Errored, j.Verdict));
        });
        Assert.All(record.Models[3].Suites[0].Judgements, j => Assert.Equal(Verdict.Passed, j.Verdict));
    }

    [Fact]
    public void Model_ThatThisMachineCannotRun_IsNotRun()
    {
        const string Missing = "no CUDA device was found";
        RunModel[] models = [new("gpu", "fake", () => throw new UnavailableException(Missing)), RunOf.Entry(new FakeModel())];
        var progress = new FakeProgress();
        RunRecord record = new RunExecutor(RunOf.Options()).Execute([FakeSuite.Default], models, progress);
        Assert.Equal(Missing, progress.NotRun["gpu"]);
        ModelRecord gpu = record.Models[0];
        Assert.Equal((null, Missing, null), (gpu.Card, gpu.NotRun, gpu.Error));
        Assert.All(gpu.Suites[0].Outcomes, o => Assert.Equal(new Refusal(RefusalKind.NotRun, Missing), o.Refusal));
        Assert.All(gpu.Suites[0].Judgements, j => Assert.Equal((Verdict.NotRun, Missing), (j.Verdict, j.Reason)));
        Assert.Empty(ControlGate.FaultsOf(record));
        Assert.Null(record.Models[1].NotRun);

        string page = ReportWriter.RenderLeaderboard(record);
        Assert.Contains("No model failed.", page, StringComparison.Ordinal);
        Assert.Contains($"## Not run\n\n- gpu: {Missing}\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_OfAnotherGeometry_IsNotApplicable()
    {
        var model = new FakeModel { Card = new FakeModel().Card with { Input = new(2, 3, 3) } };
        ModelRecord record = Run(model);
        Assert.Null(record.Error);
        Assert.Empty(model.Shown);
        Assert.Equal(new Refusal(RefusalKind.NotApplicable, "fake takes movies of 2x3x3; environment sweep shows 2x2x2"), record.Suites[0].Outcomes[0].Refusal);
    }

    [Fact]
    public void Experiment_ThatRefuses_IsNotShownAnything()
    {
        var model = new FakeModel();
        var experiment = new FakeExperiment("x", ["task"], [], "") { Planner = _ => ExperimentPlan.InsufficientData("nothing vital") };
        RunRecord record = RunOf.Execute(FakeSuite.Of([new FakeEnvironment("task", 1)], [experiment]), RunOf.Options(), model);
        Assert.Empty(model.Shown);
        Assert.Equal(Verdict.InsufficientData, record.Models[0].Suites[0].Judgements[0].Verdict);
    }

    [Fact]
    public void Experiment_WithADefect_CostsItsOwnCell()
    {
        IExperiment[] experiments =
        [
            new FakeExperiment("good", ["task"], [], ""),
            new FakeExperiment("plan-throws", ["task"], [], "") { Planner = _ => throw new DivideByZeroException("plan") },
            new FakeExperiment("measure-throws", ["task"], [], "") { Measurer = (_, _) => throw new DivideByZeroException("measure") },
            new FakeExperiment("measures-nan", ["task"], [], "") { Measurer = (_, _) => ExperimentOutcome.Of("measures-nan", new AmplitudeTable("bipolar", new("x", "x", ""), [double.NaN], [])) },
            new FakeExperiment("other-outcome", ["task"], [], "") { Measurer = (_, _) => ExperimentOutcome.Of("good", new DecisionBias(new(0, 1), null)) },
            new FakeExperiment("undeclared", ["task"], [], "") { Planner = _ => ExperimentPlan.Of(new Probe("elsewhere", [])) },
            new FakeExperiment("no-layer", ["task"], [], "") { Requests = [new("horizontal", Reduction.Mean)] },
            new FakeExperiment("no-type", ["task"], [], "") { Planner = _ => ExperimentPlan.Of(new Probe("task", [new(Lesion.Of(new CellType("bipolar", 9)), [])])) },
        ];
        ModelSuiteRecord record = RunOf.Execute(FakeSuite.Of([new FakeEnvironment("task", 1)], experiments), RunOf.Options(), new FakeModel()).Models[0].Suites[0];
        Assert.NotNull(record.Outcomes[0].Measurement);
        string[] expected =
        [
            "experiment plan-throws could not be planned: DivideByZeroException: plan",
            "experiment measure-throws could not be measured: DivideByZeroException: measure",
            "experiment measures-nan could not be measured: ArgumentException: ",
            "experiment other-outcome could not be measured: InvalidOperationException: ",
            "experiment undeclared asks for environment elsewhere without declaring it",
            "experiment no-layer asks for layer horizontal, which fake has not",
            "experiment no-type lesions bipolar:9, which fake has not",
        ];
        foreach ((string start, ExperimentOutcome outcome) in expected.Zip(record.Outcomes.Skip(1)))
        {
            Assert.Equal(RefusalKind.Errored, outcome.Refusal?.Kind);
            Assert.StartsWith(start, outcome.Refusal!.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Criterion_WithADefect_CostsItsOwnCell()
    {
        ICriterion[] criteria =
        [
            new FakeCriterion("throws", "x", _ => throw new DivideByZeroException("judge")),
            new FakeCriterion("nan", "x", _ => new("nan", Verdict.Passed, double.NaN, null, null, "", "")),
            new FakeCriterion("no-verdict", "x", _ => new("no-verdict", null, null, null, null, "", "")),
            new FakeCriterion("good", "x"),
        ];
        Suite suite = FakeSuite.Of([new FakeEnvironment("task", 1)], [new FakeExperiment("x", ["task"], [], "")], criteria);
        IReadOnlyList<Judgement> judgements = RunOf.Execute(suite, RunOf.Options(), new FakeModel()).Models[0].Suites[0].Judgements;
        Assert.Equal([Verdict.Errored, Verdict.Errored, Verdict.Errored, Verdict.Passed], judgements.Select(j => j.Verdict!.Value));
        Assert.Equal("criterion throws could not be judged: DivideByZeroException: judge", judgements[0].Reason);
    }

    private static ModelRecord Run(FakeModel model) => RunOf.Execute(FakeSuite.Default, RunOf.Options(), model).Models[0];

    private static ResponseBatch Poison(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, ResponseBatch batch, float value)
    {
        for (int s = 0; s < stimuli.Count; s++)
        {
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                if (stimuli[s].Id == Culprit && query.Conditions[c].Lesion.ToString() == "bipolar:0,1")
                    batch[s, c, 1][1] = value;
            }
        }

        return batch;
    }
}
