using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs;

public sealed class RunExecutorTests
{
    [Fact]
    public void Run_SuiteWithDependencies_ShowsEveryStimulusOncePerPass()
    {
        var model = new FakeModel();
        RunRecord record = RunOf.Execute(FakeSuite.Default, RunOf.Options(), model);

        Assert.All(record.Models[0].Suites[0].Outcomes, o => Assert.NotNull(o.Measurement));
        Assert.All(record.Models[0].Suites[0].Judgements, j => Assert.Equal(Verdict.Passed, j.Verdict));
        // 1 point of the task in two passes; 3 of the sweep and 2 of single directions in one pass each.
        Assert.Equal(FakeSuite.StimuliPerPoint * (1 + 3 + 2), model.Shown.Count);
        Assert.All(model.Shown, s => Assert.Equal(s.Key.StartsWith("task/", StringComparison.Ordinal) ? 2 : 1, s.Value));
        Assert.All(model.Asked, a => Assert.Equal(1, a.Value));
        Assert.True(model.IsDisposed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_AnyNumberOfThreads_GivesTheSameRecord(int threads)
    {
        RunRecord expected = RunOf.Execute(FakeSuite.Default, RunOf.Options(threads: 3), new FakeModel("a"), new FakeModel("b"));
        RunRecord found = RunOf.Execute(FakeSuite.Default, RunOf.Options(threads: threads), new FakeModel("a"), new FakeModel("b", threadSafe: false));
        Assert.Equal(
            RunOf.Text(expected),
            RunOf.Text(found with { Models = [found.Models[0], found.Models[1] with { Card = found.Models[1].Card! with { ThreadSafe = true } }] }));
    }

    [Fact]
    public void Run_Tallies_AreThoseOfAPlainLoop()
    {
        var environment = new FakeEnvironment("sweep", 2) { SomeWithoutLabel = true };
        int[][] expected = [[0, 0], [0, 0]];
        double sum = 0, largest = double.MinValue;
        float[] movie = new float[8];
        for (int ordinal = 0; ordinal < FakeSuite.StimuliPerPoint; ordinal++)
        {
            Stimulus stimulus = environment.Create(1, ordinal);
            stimulus.Render(movie);
            float left = movie[0] + movie[2] + movie[4] + movie[6], right = movie[1] + movie[3] + movie[5] + movie[7];
            sum += right;
            largest = Math.Max(largest, right);
            if (stimulus.Label >= 0)
                expected[stimulus.Label][right > left ? 1 : 0]++;
        }

        PointTally? tally = null;
        var experiment = new FakeExperiment("x", ["sweep"], [], "")
        {
            Measurer = (_, results) =>
            {
                tally = results["sweep", Lesion.None][1];
                return ExperimentOutcome.Refused("x", RefusalKind.InsufficientData, "seen");
            },
        };
        RunOf.Execute(FakeSuite.Of([environment], [experiment]), RunOf.Options(), new FakeModel());

        Assert.NotNull(tally);
        Assert.Equal(FakeSuite.StimuliPerPoint, tally.Stimuli);
        Assert.Equal(expected, tally.Decisions);
        ResponseMoments moments = tally[new("bipolar", Reduction.Mean)];
        // Sums are grouped by shard, so they may differ from the plain loop in the last places.
        Assert.Equal(sum, moments.Sum[1], 1e-12 * sum);
        Assert.Equal(largest, moments.Maximum[1]);
        Assert.Equal(FakeSuite.StimuliPerPoint, moments.Count);
    }

    [Fact]
    public void Run_EqualDecisionUnits_CountAsTheLowerClass()
    {
        var model = new FakeModel
        {
            Misbehave = (stimuli, _, batch) =>
            {
                for (int s = 0; s < stimuli.Count; s++)
                    batch[s, 0, 0].Fill(0.5f);
                return batch;
            },
        };
        int[][]? decisions = null;
        var experiment = new FakeExperiment("x", ["task"], [], "")
        {
            Requests = [new("decision", Reduction.LastFrame)],
            Measurer = (_, results) =>
            {
                decisions = results["task", Lesion.None][0].Decisions;
                return ExperimentOutcome.Refused("x", RefusalKind.InsufficientData, "seen");
            },
        };
        RunOf.Execute(FakeSuite.Of([new FakeEnvironment("task", 1)], [experiment]), RunOf.Options(), model);
        Assert.NotNull(decisions);
        Assert.Equal([0, 0], decisions.Select(row => row[1]));
        Assert.Equal(FakeSuite.StimuliPerPoint, decisions.Sum(row => row[0]));
    }

    [Fact]
    public void Run_LaterPassOverTheSameStimuli_AsksOnlyForWhatIsNew()
    {
        ResponseRequest decision = new("decision", Reduction.LastFrame), mean = new("bipolar", Reduction.Mean);
        PointTally? seen = null;
        IExperiment[] experiments =
        [
            new FakeExperiment("first", ["task"], [], "") { Requests = [decision] },
            new FakeExperiment("same", ["task"], ["first"], "") { Requests = [decision] },
            new FakeExperiment("more", ["task"], ["same"], "")
            {
                Requests = [mean, decision],
                Measurer = (_, results) =>
                {
                    seen = results["task", Lesion.None][0];
                    return ExperimentOutcome.Refused("more", RefusalKind.InsufficientData, "seen");
                },
            },
        ];
        var model = new FakeModel();
        var progress = new FakeProgress();
        new RunExecutor(RunOf.Options()).Execute([FakeSuite.Of([new FakeEnvironment("task", 1)], experiments)], [RunOf.Entry(model)], progress);

        // Nothing to ask in the second of three passes, so two are shown.
        Assert.All(model.Shown.Values, n => Assert.Equal(2, n));
        Assert.All(model.Asked.Values, n => Assert.Equal(1, n));
        Assert.Equal(2 * FakeSuite.StimuliPerPoint, progress.Planned["fake"]);
        Assert.NotNull(seen);
        Assert.Equal(FakeSuite.StimuliPerPoint, seen.Stimuli);
        Assert.Equal(FakeSuite.StimuliPerPoint, seen.Decisions.Sum(row => row.Sum()));
        Assert.Equal(FakeSuite.StimuliPerPoint, seen[mean].Count);
    }

    [Fact]
    public void Run_TwoSuites_AreRecordedInOrderAndAFailureEndsBoth()
    {
        Suite other = FakeSuite.Default with { Id = "other-suite" };
        var bad = new FakeModel("bad") { Before = _ => throw new InvalidOperationException("no") };
        RunRecord record = new RunExecutor(RunOf.Options()).Execute([FakeSuite.Default, other], [RunOf.Entry(new FakeModel()), RunOf.Entry(bad)]);
        Assert.Equal(["fake-suite", "other-suite"], record.Suites.Select(s => s.Id));
        Assert.All(record.Models, m => Assert.Equal(["fake-suite", "other-suite"], m.Suites.Select(s => s.Suite)));
        Assert.All(record.Models[0].Suites, s => Assert.All(s.Judgements, j => Assert.Equal(Verdict.Passed, j.Verdict)));
        Assert.All(record.Models[1].Suites[1].Judgements, j => Assert.Equal(Verdict.Errored, j.Verdict));
    }

    [Fact]
    public void Run_ModelThatIsNotThreadSafe_IsNeverCalledTwiceAtOnce()
    {
        var model = new FakeModel("one-at-a-time", threadSafe: false) { Before = _ => Thread.Sleep(1) };
        RunOf.Execute(FakeSuite.Default, RunOf.Options(threads: 4), model, new FakeModel("other"));
        Assert.Equal(1, model.MostAtOnce);
    }

    [Fact]
    public void Run_DenseStimuli_AreShownInBoundedBatches()
    {
        // 2^20 pixels a movie: at most four of them, with their responses a little less, fit the bound of 2^22 values.
        var geometry = new MovieGeometry(1, 1024, 1024);
        var model = new FakeModel { Card = new FakeModel().Card with { Input = geometry } };
        Suite suite = FakeSuite.Of([new FakeEnvironment("dense", 1) { Geometry = geometry }], [new FakeExperiment("x", ["dense"], [], "")]);
        RunOf.Execute(suite, RunOf.Options() with { StimuliPerPoint = 7 }, model);
        Assert.Equal([1, 3, 3], model.Batches.Order());
    }

    [Fact]
    public void Run_LargeResponses_AreAskedForInBoundedBatches()
    {
        const int Types = 1 << 20;
        var model = new FakeModel
        {
            Card = new FakeModel().Card with { Layers = [new("bipolar", LayerRole.Bipolar, 2, 1, 1, 1), new("large", LayerRole.Other, Types, 1, 1, 1)] },
            Misbehave = (stimuli, _, batch) =>
            {
                for (int s = 0; s < stimuli.Count; s++)
                    batch[s, 0, 0].Clear();
                return batch;
            },
        };
        var experiment = new FakeExperiment("x", ["task"], [], "")
        {
            Requests = [new("large", Reduction.Mean)],
            Measurer = (_, _) => ExperimentOutcome.Refused("x", RefusalKind.InsufficientData, "not looked at"),
        };
        Suite suite = FakeSuite.Of([new FakeEnvironment("task", 1, scenes: true)], [experiment]);
        RunOf.Execute(suite, RunOf.Options() with { StimuliPerPoint = 6 }, model);
        Assert.Equal([2, 4], model.Batches.Order());
    }

    [Fact]
    public void Run_ChangedEnvironment_IsRefusedBeforeAnythingIsShown()
    {
        var model = new FakeModel();
        Suite suite = FakeSuite.Default with { Environments = [.. FakeSuite.Default.Environments.Select(e => e with { Fingerprint = new('0', 64) })] };
        InputException error = Assert.Throws<InputException>(() => RunOf.Execute(suite, RunOf.Options(), model));
        Assert.Contains("suite fake-suite: environment 'task'", error.Message, StringComparison.Ordinal);
        Assert.Empty(model.Shown);
    }

    [Fact]
    public void Run_Cancelled_ThrowsAndKeepsTheJournal()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        var model = new FakeModel { Before = stimuli => { if (stimuli[0].Id.StartsWith("sweep/1", StringComparison.Ordinal)) cancel.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() =>
            new RunExecutor(RunOf.Options(folder.Path, threads: 1)).Execute([FakeSuite.Default], [RunOf.Entry(model)], null, cancel.Token));
        Assert.False(File.Exists(Path.Combine(folder.Path, RunExecutor.RecordFileName)));

        RunRecord resumed = RunOf.Execute(FakeSuite.Default, RunOf.Options(folder.Path) with { Resume = true }, new FakeModel());
        Assert.Equal(RunOf.Text(RunOf.Execute(FakeSuite.Default, RunOf.Options(), new FakeModel())), RunOf.Text(resumed));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_000_001, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1025)]
    public void Run_OptionsOutOfRange_AreRefused(int stimuli, int threads) =>
        Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, new() { StimuliPerPoint = stimuli, Threads = threads }, new FakeModel()));

    [Fact]
    public void Run_NamesTwiceOrNone_AreRefused()
    {
        Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, RunOf.Options(), new FakeModel("a"), new FakeModel("a")));
        Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, RunOf.Options()));
        Assert.Throws<InputException>(() => new RunExecutor(RunOf.Options()).Execute([], [RunOf.Entry(new FakeModel())]));
    }

    [Fact]
    public void Run_Progress_AddsUpToThePlan()
    {
        var progress = new FakeProgress();
        new RunExecutor(RunOf.Options()).Execute([FakeSuite.Default], [RunOf.Entry(new FakeModel())], progress);
        Assert.Equal(FakeSuite.StimuliPerPoint * (1 + 1 + 3 + 2), progress.Planned["fake"]);
        Assert.Equal(progress.Planned["fake"], progress.Shown["fake"]);
        Assert.Equal(["fake"], progress.Finished);
    }
}
