using System.Collections.Concurrent;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs;

/// <summary>Work of experiments that make their own stimuli: done once, in any order, written down, and told when it fails.</summary>
public sealed class RunExecutorAssayTests
{
    private const int Assays = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_AnyNumberOfThreads_DoesEachAssayOnceAndGivesTheSameRecord(int threads)
    {
        ConcurrentBag<int> done = [];
        RunRecord expected = RunOf.Execute(Of(_ => { }), RunOf.Options(threads: 3), new FakeModel()), found = RunOf.Execute(Of(done.Add), RunOf.Options(threads: threads), new FakeModel());

        Assert.Equal(Enumerable.Range(1, Assays), done.Order());
        Assert.Equal(RunOf.Text(expected), RunOf.Text(found));
        VisualisationTable table = Assert.IsType<VisualisationTable>(found.Models[0].Suites[0].Outcomes[1].Measurement);
        Assert.Equal(Enumerable.Range(1, Assays).Select(i => i / 3.0), table.Rows[0].Movies.Select(m => m.Response));
        Assert.All(found.Models[0].Suites[0].Outcomes, o => Assert.NotNull(o.Measurement));
    }

    [Fact]
    public void Run_ModelThatIsNotThreadSafe_DoesOneAtATime()
    {
        int inside = 0, most = 0;
        RunOf.Execute(Of(_ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Sleep(1);
            Interlocked.Decrement(ref inside);
        }), RunOf.Options(threads: 4), new FakeModel(threadSafe: false));
        Assert.Equal(1, most);
    }

    [Fact]
    public void Run_AssayThatThrows_StopsTheModelWithTheReasonOfTheFirst()
    {
        RunRecord record = RunOf.Execute(Of(i => { if (i >= 3) throw new InvalidOperationException($"number\n{i}"); }), RunOf.Options(threads: 4), new FakeModel());
        Assert.Equal("climb, assay-3: InvalidOperationException: number 3", record.Models[0].Error);
        Assert.Equal(new Refusal(RefusalKind.Errored, record.Models[0].Error!), record.Models[0].Suites[0].Outcomes[1].Refusal);
        Assert.NotNull(record.Models[0].Suites[0].Outcomes[0].Measurement);
    }

    [Fact]
    public void Run_Resumed_DoesOnlyWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        string expected = RunOf.Text(RunOf.Execute(Of(_ => { }), RunOf.Options(), new FakeModel()));
        RunOptions options = RunOf.Options(folder.Path, threads: 1);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Execute(Of(i => { if (i == 3) stop.Cancel(); }), options, stop.Token));

        ConcurrentBag<int> done = [];
        RunRecord resumed = Execute(Of(done.Add), options with { Resume = true }, default);
        Assert.Equal([4, 5], done.Order());
        Assert.Equal(expected, RunOf.Text(resumed));
    }

    [Fact]
    public void Run_ResumedWithAnotherStatement_RefusesWhatWasRecorded()
    {
        using var folder = new TemporaryFolder();
        RunOptions options = RunOf.Options(folder.Path, threads: 1);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Execute(Of(i => { if (i == 3) stop.Cancel(); }), options, stop.Token));
        InputException error = Assert.Throws<InputException>(() => Execute(Of(_ => { }, "another"), options with { Resume = true }, default));
        Assert.Contains("assay fake: fake-suite, climb, assay-1 was recorded for 'fake 1', now asked for 'another 1'", error.Message, StringComparison.Ordinal);
    }

    private static RunRecord Execute(Suite suite, RunOptions options, CancellationToken cancellation) =>
        new RunExecutor(options).Execute([suite], [RunOf.Entry(new FakeModel())], null, cancellation);

    // Assays in the middle of the chain: what they find is needed by an experiment that shows stimuli.
    private static Suite Of(Action<int> before, string asked = "fake") => FakeSuite.Of(
        [new FakeEnvironment("task", 1)],
        [
            new FakeExperiment("lesions", ["task"], [], ""),
            new FakeExperiment("climb", [], ["lesions"])
            {
                Planner = _ => ExperimentPlan.OfAssays([.. Enumerable.Range(1, Assays).Select(i => new FakeAssay(i, before, asked))]),
                Measurer = (_, results) => ExperimentOutcome.Of("climb", new VisualisationTable("ganglion", VisualisedPositions.All, false,
                    [new(0, 0, null, null, [.. Enumerable.Range(1, Assays).Select(i => results.Finding<VisualisedMovie>("climb", $"assay-{i}"))])])),
            },
            new FakeExperiment("after", ["task"], ["climb"], "bipolar:0"),
        ]);
}
