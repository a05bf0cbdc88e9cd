using RetinaBench.Baselines.Performance;
using RetinaBench.Performance.Reporting;
using RetinaBench.Testing;
using RetinaBench.Torch;

namespace RetinaBench.Performance.Tests;

public sealed class PerformanceRunTests
{
    private static readonly MachineDescription s_machine = new("cpu", 2, 256, 24, [], "debian 12 x64", ".NET 10.0");

    [Fact]
    public void Execute_UnknownMachine_StoresNewAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        PerformanceReport report = Execute(folder, new());
        Assert.Equal((false, false), (report.KnownMachine, report.Fails));
        Assert.All(Measured(report), b => Assert.Equal(PerformanceChange.New, b.Verdict.Change));
        Assert.All(Stored(folder).Benchmarks, e => Assert.True(e is { New: not null, Accepted: null, Pinned: null }));
        Assert.Contains("unknown: nothing to compare with, the gate is neutral", Text(report), StringComparison.Ordinal);
        Assert.Contains("gate neutral", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_AcceptedThenUnchanged_IsSameAndLeavesTheFileAlone()
    {
        using var folder = new TemporaryFolder();
        Execute(folder, new(), accept: true);
        string file = PerformanceBaselineFile.PathOf(folder.Path, s_machine.Key), before = File.ReadAllText(file);
        PerformanceReport report = Execute(folder, new());
        Assert.All(Measured(report), b => Assert.Equal(PerformanceChange.Same, b.Verdict.Change));
        Assert.Contains("gate passed (", Text(report), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Fact]
    public void Execute_Slower_FailsWithALineThatNamesTheBenchmark()
    {
        using var folder = new TemporaryFolder();
        Execute(folder, new(), accept: true);
        PerformanceReport report = Execute(folder, new() { Slowness = 1.15 });
        Assert.True(report.Fails);
        Assert.Contains("inference/sparse: Regressed: slower than accepted and pinned: x1.150 of accepted and x1.150 of pinned, confirmed", Text(report), StringComparison.Ordinal);
        Assert.Contains("gate failed: inference/dense, inference/lesions, inference/sparse", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_SlowerAndAccepted_KeepsThePin()
    {
        using var folder = new TemporaryFolder();
        Execute(folder, new(), accept: true);
        Execute(folder, new() { Slowness = 1.15 }, accept: true);
        PerformanceEntry entry = Stored(folder).Find("inference/sparse")!;
        Assert.Equal(1.15, entry.Accepted!.Ratios[0], 1e-12);
        Assert.Equal(1, entry.Pinned!.Ratios[0]);
    }

    [Fact]
    public void Execute_AcceptOnACrowdedMachine_StoresNothingAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        PerformanceReport report = Execute(folder, new() { Crowding = 3 }, accept: true);
        Assert.Contains("not accepted: the machine was too busy: 3.0 times", Text(report), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Execute_MachineOfWhichThroughputAloneIsKnown_KeepsItAndAddsWhatIsNew()
    {
        using var folder = new TemporaryFolder();
        var throughput = new ThroughputMeasurement("training", "cuda", "single", 64, 64, 2, 500, 150, 0.25, null, null, "test");
        PerformanceBaselineFile.Write(folder.Path, PerformanceBaseline.Empty(s_machine).WithThroughput(throughput));
        Execute(folder, new());
        Assert.Equal([throughput], Stored(folder).Throughput!);
        Assert.NotNull(Stored(folder).Find("inference/sparse")!.New);
    }

    [Fact]
    public void Execute_BenchmarkThatIsNoneAnyMore_FailsUntilAccepted()
    {
        using var folder = new TemporaryFolder();
        Execute(folder, new(), accept: true);
        PerformanceEntry gone = Stored(folder).Find("inference/sparse")! with { Name = "inference/gone" };
        PerformanceBaselineFile.Write(folder.Path, Stored(folder).With(gone));
        Assert.Contains("gate failed: inference/gone", Text(Execute(folder, new())), StringComparison.Ordinal);
        Execute(folder, new(), accept: true);
        Assert.Null(Stored(folder).Find("inference/gone"));
    }

    [Fact]
    public void Execute_NoSuchBenchmark_MeasuresAndStoresNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(Execute(folder, new(), filter: "nothing*").Benchmarks);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Execute_WithoutTorch_IsNotMeasuredNeitherNewNorVanishedAndKeepsItsBaseline()
    {
        using var folder = new TemporaryFolder();
        PerformanceEntry entry = new PerformanceEntry("inference/torch", 1, Calibration.Yardstick.Version).WithAccepted(new([1, 2, 3], 1, 1, "test"));
        PerformanceBaselineFile.Write(folder.Path, PerformanceBaseline.Empty(s_machine).With(entry));
        PerformanceReport report = Execute(folder, new(), accept: true);
        BenchmarkReport torch = report.Benchmarks.Single(b => b.Name == "inference/torch");
        if (TorchRuntime.Missing is not { } reason)
        {
            Assert.NotEqual(PerformanceChange.NotMeasured, torch.Verdict.Change);
            return;
        }

        Assert.Equal((PerformanceChange.NotMeasured, reason, false), (torch.Verdict.Change, torch.Verdict.Reason, report.Fails));
        Assert.Equal(entry.Accepted!.Ratios, Stored(folder).Find("inference/torch")!.Accepted!.Ratios);
        Assert.Contains($"inference/torch: NotMeasured: {reason}", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_WithoutCuda_SkipsEveryGpuBenchmarkByName()
    {
        using var folder = new TemporaryFolder();
        PerformanceReport report = Run(folder, new(), "training/cuda-*", gateOnly: false, missingCuda: "no device here");
        Assert.False(report.MeasuredAnything);
        Assert.Contains("skipped: training/cuda-15, training/cuda-64, training/cuda-256: no device here", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_WithCuda_TellsRatesMemoryAndWhatDidNotFit()
    {
        using var folder = new TemporaryFolder();
        PerformanceReport report = Run(folder, new(), "training/cuda-*", gateOnly: false, missingCuda: null);
        string[] lines = Text(report).Split('\n');
        Assert.True(report.MeasuredAnything);
        Assert.Equal(["training/cuda-64", "0.500", "0.250", "2000.0", "150.0", "12.5", "%", "3", "64"], lines.Single(l => l.StartsWith("training/cuda-64 ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("skipped: training/cuda-256: it did not fit", lines);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Execute_GateOnly_LeavesGpuBenchmarksOutAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        PerformanceReport report = Execute(folder, new());
        Assert.Empty(report.Devices);
        Assert.Contains("left out with --gate-only", Text(report), StringComparison.Ordinal);
    }

    private static PerformanceReport Execute(TemporaryFolder folder, FakeSampler sampler, bool accept = false, string filter = "inference/*") => Run(folder, sampler, filter, accept: accept);

    private static PerformanceReport Run(TemporaryFolder folder, FakeSampler sampler, string filter, bool gateOnly = true, bool accept = false, string? missingCuda = null) =>
        new PerformanceRun(new() { Filter = filter, GateOnly = gateOnly, Accept = accept, Baselines = folder.Path }, s_machine, sampler, missingCuda, TextWriter.Null).Execute();

    // All but those of the Torch core where there is none.
    private static IEnumerable<BenchmarkReport> Measured(PerformanceReport report) => report.Benchmarks.Where(b => b.Verdict.Change != PerformanceChange.NotMeasured);

    private static PerformanceBaseline Stored(TemporaryFolder folder) => PerformanceBaselineFile.Find(folder.Path, s_machine) ?? PerformanceBaseline.Empty(s_machine);

    private static string Text(PerformanceReport report)
    {
        using var text = new StringWriter();
        ReportText.Write(report, text);
        return text.ToString();
    }
}
