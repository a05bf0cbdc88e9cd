using System.Diagnostics;
using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Models.Processes;

/// <summary>Runs of many processes, of which most misbehave: each costs its own results, and none is left behind.</summary>
public sealed class ProcessRunTests
{
    private const int Stimuli = 5;
    private const long Mebibyte = 1L << 20;

    private static readonly Suite s_suite = FakeSuite.Of(
        [new FakeEnvironment("task", 2) { Geometry = Served.Input }, new FakeEnvironment("sweep", 3, scenes: true) { Geometry = Served.Input }],
        [
            new FakeExperiment("curve", ["sweep"], [], ""),
            new FakeExperiment("lesions", ["task"], [], "", "bipolar:0", "bipolar:1", "ganglion:0"),
        ]);

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_OfModelsThatMisbehave_ErrsEachWithItsLastWordsAndGoesOn(int threads)
    {
        LinuxProcesses.Require();
        string mark = $"mark-{Guid.NewGuid():N}";
        (string Behaviour, string Reason)[] bad =
        [
            ("hang", "did not answer request 2 for responses within 2 s; its last words: small retina, hang thinking"),
            ("crash", "ended with exit code 139 (signal 11) before it answered request 2 for responses; its last words: small retina, crash segmentation fault"),
            ("garbage", "to stdout, where only messages of the protocol belong: let the model print to stderr (in answer to request 2 for responses); its last words: small retina, garbage"),
            ("nan", "not finite; its last words: small retina, nan divided by zero"),
            ("leak", "of memory, more than the 150 MiB that it may (member memoryMiB); its last words: small retina, leak"),
            ("error", "the process reports: ValueError: no such layer; its last words: small retina, error"),
            ("end-at-start", "the process ended with exit code 3 before it answered hello; its last words: small retina, end-at-start"),
        ];
        string[] behaviours = ["well", .. bad.Select(b => b.Behaviour), "print-at-start"];
        RunRecord record = Execute(threads, [.. behaviours.Select(b => Model(b, mark))]);
        foreach ((string behaviour, string reason) in bad)
        {
            ModelRecord model = record.Models.Single(m => m.Name == behaviour);
            Assert.Contains(reason, model.Error, StringComparison.Ordinal);
            Assert.All(model.Suites[0].Judgements, j => Assert.Equal(Verdict.Errored, j.Verdict));
            Assert.All(model.Suites[0].Outcomes, o => Assert.Equal(new Refusal(RefusalKind.Errored, model.Error!), o.Refusal));
        }

        ModelRecord alone = Execute(1, [Model("well", mark)]).Models[0];
        Assert.Null(alone.Error);
        foreach (string good in (string[])["well", "print-at-start"])
            Assert.Equal(Text(alone), Text(record.Models.Single(m => m.Name == good)));
        Assert.Empty(LinuxProcesses.With(mark));
    }

    [Fact]
    public void Run_OfSeveralProcesses_FindsWhatOneFinds()
    {
        ModelRecord one = Execute(1, [Model("well", "one")]).Models[0], three = Execute(3, [Model("well", "three", processes: 3)]).Models[0];
        Assert.Null(three.Error);
        Assert.Equal(Text(one), Text(three with { Card = one.Card }));
    }

    [SkippableFact]
    public void Run_Cancelled_LeavesNoProcess()
    {
        LinuxProcesses.Require();
        string mark = $"mark-{Guid.NewGuid():N}";
        using var cancellation = new CancellationTokenSource();
        Task cancelling = Task.Run(async () =>
        {
            long start = Stopwatch.GetTimestamp();
            while (LinuxProcesses.With(mark).Length < 2 && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20))
                await Task.Delay(50);
            await cancellation.CancelAsync();
        });
        RunModel[] models = [Model("hang", mark, seconds: 60), Model("hang", mark, seconds: 60, name: "other")];
        Assert.ThrowsAny<OperationCanceledException>(() => Execute(2, models, cancellation.Token));
        cancelling.Wait();
        Assert.Empty(LinuxProcesses.With(mark));
    }

    private static RunRecord Execute(int threads, RunModel[] models, CancellationToken cancellation = default) =>
        new RunExecutor(new() { StimuliPerPoint = Stimuli, Threads = threads }).Execute([s_suite], models, null, cancellation);

    private static RunModel Model(string behaviour, string mark, int processes = 1, int seconds = 2, string? name = null) => new(
        name ?? behaviour,
        "process",
        () => Served.Open(Served.Options(behaviour, mark, "--form=discs", "--form=uint8") with
        {
            Processes = processes,
            // Only the model that hangs is to be found out by the clock, however busy the machine.
            Timeout = TimeSpan.FromSeconds(behaviour == "hang" ? seconds : 60),
            MemoryBytes = behaviour == "leak" ? 150 * Mebibyte : long.MaxValue,
        }));

    // What was found, whatever the model is called.
    private static string Text(ModelRecord model) => RetinaBench.Json.StrictJson.Serialize(model with { Name = "" });
}
