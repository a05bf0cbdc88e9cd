using System.Diagnostics;
using System.Text.Json;
using RetinaBench.Baselines.Performance;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Json;
using RetinaBench.Testing;
using RetinaBench.Torch;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class BenchTorchCommandTests
{
    private const double Rounding = 1e-9;
    private static readonly string s_peer = Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Cli.Tests", "Benchmarks", "Fixtures", "peer.py");

    [SkippableFact]
    public void Torch_OfARecipeAsText_HasOneLineATaskAndBatch()
    {
        NeedTorch();
        using var folder = new TemporaryFolder();
        string[] lines = CliRun.Of("bench", "torch", "--recipe", folder.Write("tiny.json", TinyRecipe.Json(1)), "--batches", "2,1", "--repeats", "1", "--warm-up", "0", "--threads", "1", "--baselines", folder.Path).AssertDone().OutLines;

        Assert.Equal(6, lines.Length);
        Assert.StartsWith("tiny on cpu in single precision, TorchSharp by ", lines[0], StringComparison.Ordinal);
        Assert.Contains(", 1 threads: medians of 1 repeats", lines[0], StringComparison.Ordinal);
        Assert.Equal(["inference 1 1", "training 1 1", "inference 2 2", "training 2 2"], lines[2..].Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..3])));
        Assert.Empty(Directory.GetFiles(folder.Path, "*p-*b-*.json"));
    }

    [SkippableFact]
    public void Torch_WithPeerAndStore_KeepsBothAndComparesTheNextRun()
    {
        NeedTorch();
        string python = NeedPython();
        using var folder = new TemporaryFolder();
        string[] command = ["bench", "torch", "--batches", "1", "--threads", "1", "--repeats", "1", "--warm-up", "0", "--peer", s_peer, "--python", python, "--baselines", folder.Path, "--store", "--json"];
        JsonElement first = CliRun.Of(command).AssertDone().Json(), second = CliRun.Of(command).AssertDone().Json();

        var stored = PerformanceBaselineFile.Find(folder.Path, MachineDescription.Of(MachineSources.OfThisMachine()))!;
        Assert.Equal([("inference", 1), ("training", 1)], stored.Throughput!.Select(t => (t.Task, t.Batch)));
        Assert.Equal([264.02, 589.154], stored.Throughput!.Select(t => t.Peer!.MsPerStimulus));
        Assert.All(stored.Throughput!, t => Assert.Equal(1000, t.StimuliPerSecond * t.MsPerStimulus, Rounding));
        Assert.All(first.GetProperty("stored").EnumerateArray(), s => Assert.Equal(JsonValueKind.Null, s.ValueKind));
        Assert.Equal(first.GetProperty("throughput").GetRawText(), second.GetProperty("stored").GetRawText());
        Assert.Equal(StrictJson.Serialize(stored.Throughput), StrictJson.Serialize(second.GetProperty("throughput").Deserialize<ThroughputMeasurement[]>(StrictJson.Options)));
        Assert.Equal(stored.Machine.Key, second.GetProperty("machineKey").GetString());
    }

    [SkippableFact]
    public void Torch_PeerThatFails_IsToldAndTheRestMeasured()
    {
        NeedTorch();
        string python = NeedPython();
        using var folder = new TemporaryFolder();
        CliRun run = CliRun.Of("bench", "torch", "--batches", "2", "--threads", "1", "--repeats", "1", "--warm-up", "0", "--peer", s_peer, "--python", python, "--baselines", folder.Path).AssertDone();

        Assert.Contains("no peer at batch 2: peer.py ended with exit code 1: RuntimeError: CUDA out of memory. Tried to allocate 2 stimuli", run.OutLines);
        Assert.Equal(2, run.OutLines.Count(l => l.StartsWith("  inference ", StringComparison.Ordinal) || l.StartsWith("  training ", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public void Torch_DeviceThatIsNotThere_IsRefusedBeforeThePeerRuns()
    {
        NeedTorch();
        Assert.Contains("device 'cuda:99' is not there", CliRun.Of("bench", "torch", "--device", "cuda:99", "--peer", "no-such-file.py").AssertRefused(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Torch_PeerThatIsNotThere_IsRefused()
    {
        NeedTorch();
        using var folder = new TemporaryFolder();
        Assert.Contains("--peer: there is no file 'no-such-file.py'", CliRun.Of("bench", "torch", "--peer", "no-such-file.py", "--baselines", folder.Path).AssertRefused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--batches: 'x' is not valid: whole numbers from 1 to 4096", "--batches", "15,x")]
    [InlineData("--batches: '0' is not valid", "--batches", "0")]
    [InlineData("--precision: 'half' is not one of single, tf32, mixed", "--precision", "half")]
    [InlineData("--recipe goes neither with --peer nor with --store", "--recipe", "tiny.json", "--store")]
    [InlineData("--python goes with --peer", "--python", "python3")]
    public void Torch_WrongUsage_SaysWhatIsValid(string told, params string[] arguments) =>
        Assert.Contains(told, CliRun.Of(["bench", "torch", .. arguments]).AssertRefused(), StringComparison.Ordinal);

    [SkippableFact]
    public void Torch_WithoutTorch_SaysHowToGetIt()
    {
        Skip.If(TorchRuntime.Missing is null, "there is Torch here");
        Assert.Contains("the Torch core cannot be measured: ", CliRun.Of("bench", "torch").AssertRefused(), StringComparison.Ordinal);
    }

    private static void NeedTorch() => Skip.If(TorchRuntime.Missing is not null, TorchRuntime.Missing ?? "");

    private static string NeedPython()
    {
        const string python = "python3";
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, ["--version"]) { RedirectStandardOutput = true })!;
            process.WaitForExit();
            Skip.If(process.ExitCode != 0, "python3 does not run");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "there is no python3");
        }

        return python;
    }
}
