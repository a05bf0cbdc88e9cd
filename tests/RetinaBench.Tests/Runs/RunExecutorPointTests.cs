using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs;

/// <summary>Probes that want some points only.</summary>
public sealed class RunExecutorPointTests
{
    private const int Points = 4;

    private static readonly Lesion First = Lesion.Of(new CellType("bipolar", 0)), Second = Lesion.Of(new CellType("bipolar", 1));

    private static readonly ResponseRequest Decision = new("decision", Reduction.LastFrame), Mean = new("bipolar", Reduction.Mean);

    [Fact]
    public void Run_ProbesOfSomePoints_AskThereAlone()
    {
        var model = new FakeModel();
        Dictionary<string, IReadOnlyList<PointTally>> seen = Run(model, RunOf.Options(), out _);

        // "here" asks at 1 and 3, "also" at 0 and 1 of the same lesion in the same pass, "later" at 1 and 2 in a pass of its own.
        Assert.Equal([0, 0, FakeSuite.StimuliPerPoint, 0], seen["other"].Select(t => t.Stimuli));
        Assert.All(model.Asked, a => Assert.Equal(1, a.Value));
        Assert.Equal([0, 1, 2, 3], AskedPoints(model, First, Decision));
        Assert.Equal([0, 1, 3], AskedPoints(model, First, Mean));
        Assert.Equal([2], AskedPoints(model, Second, Decision));
    }

    [Fact]
    public void Run_ProbesOfSomePoints_FindThereWhatAllPointsGive()
    {
        Dictionary<string, IReadOnlyList<PointTally>> some = Run(new FakeModel(), RunOf.Options(), out _), every = Run(new FakeModel(), RunOf.Options(), out _, everyPoint: true);
        foreach ((string id, int[] points) in new[] { ("here", new[] { 1, 3 }), ("also", [0, 1]), ("later", [1, 2]) })
        {
            foreach (int point in points)
            {
                Assert.Equal(FakeSuite.StimuliPerPoint, some[id][point].Stimuli);
                Assert.Equal(every[id][point].Decisions, some[id][point].Decisions);
            }
        }

        Assert.Equal(every["also"][1][Mean].Sum, some["also"][1][Mean].Sum);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Run_ProbesOfSomePoints_GivesTheSameRecordWhateverTheThreads(int threads)
    {
        Run(new FakeModel(), RunOf.Options(), out RunRecord expected);
        Run(new FakeModel(), RunOf.Options(threads: threads), out RunRecord found);
        Assert.Equal(RunOf.Text(expected), RunOf.Text(found));
    }

    [Fact]
    public void Resume_ProbesOfSomePoints_ShowsNothingAgain()
    {
        using var folder = new TemporaryFolder();
        Run(new FakeModel(), RunOf.Options(folder.Path), out RunRecord expected);
        var model = new FakeModel();
        Run(model, RunOf.Options(folder.Path) with { Resume = true }, out RunRecord found);
        Assert.Empty(model.Shown);
        Assert.Equal(RunOf.Text(expected), RunOf.Text(found));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Points)]
    public void Run_PointOutOfRange_IsADefectOfTheExperiment(int point)
    {
        var experiment = new FakeExperiment("x", ["sweep"], []) { Planner = _ => ExperimentPlan.Of(new Probe("sweep", [new(Lesion.None, [Decision])], [point])) };
        RunRecord record = RunOf.Execute(FakeSuite.Of([new FakeEnvironment("sweep", Points)], [experiment]), RunOf.Options(), new FakeModel());
        Refusal refusal = record.Models[0].Suites[0].Outcomes[0].Refusal!;
        Assert.Equal(RefusalKind.Errored, refusal.Kind);
        Assert.Equal(FormattableString.Invariant($"experiment x asks for point {point} of environment sweep; valid are 0 to 3"), refusal.Reason);
    }

    [Theory]
    [InlineData(53, 27)]
    [InlineData(1, 1)]
    public void Run_PointsThatShareAValue_ShareItsStimuli(int asked, int shown)
    {
        IReadOnlyList<PointTally> seen = [];
        var experiment = new FakeExperiment("x", ["sweep"], [])
        {
            Planner = _ => ExperimentPlan.Of(new Probe("sweep", [new(Lesion.None, [Decision])])),
            Measurer = (_, results) =>
            {
                seen = results["sweep", Lesion.None];
                return ExperimentOutcome.Refused("x", RefusalKind.InsufficientData, "seen");
            },
        };
        var model = new FakeModel();
        var environment = new FakeEnvironment("sweep", Points) { PointsPerValue = 2 };
        RunOf.Execute(FakeSuite.Of([environment], [experiment]), RunOf.Options() with { StimuliPerPoint = asked }, model);
        Assert.Equal(Enumerable.Repeat(shown, Points), seen.Select(t => t.Stimuli));
        Assert.Equal(Points * shown, model.Shown.Count);
    }

    private static int[] AskedPoints(FakeModel model, Lesion lesion, ResponseRequest request) =>
        [.. model.Asked.Keys.Where(k => k.EndsWith($"|{lesion}|{request}", StringComparison.Ordinal)).Select(k => k.Split('/')[1][0] - '0').Distinct().Order()];

    private static Dictionary<string, IReadOnlyList<PointTally>> Run(FakeModel model, RunOptions options, out RunRecord record, bool everyPoint = false)
    {
        Dictionary<string, IReadOnlyList<PointTally>> seen = [];
        FakeExperiment Asking(string id, string[] dependsOn, Lesion lesion, ResponseRequest[] requests, int[] points) => new(id, ["sweep"], dependsOn)
        {
            Planner = _ => ExperimentPlan.Of(new Probe("sweep", [new(lesion, requests)], everyPoint ? null : points)),
            Measurer = (_, results) =>
            {
                seen[id] = results["sweep", lesion];
                return ExperimentOutcome.Refused(id, RefusalKind.InsufficientData, "seen");
            },
        };
        Suite suite = FakeSuite.Of(
            [new FakeEnvironment("sweep", Points)],
            [
                Asking("here", [], First, [Decision], [1, 3]),
                Asking("also", [], First, [Mean], [0, 1]),
                Asking("other", [], Second, [Decision], [2]),
                Asking("later", ["here"], First, [Decision], [1, 2]),
            ]);
        record = RunOf.Execute(suite, options, model);
        return seen;
    }
}
