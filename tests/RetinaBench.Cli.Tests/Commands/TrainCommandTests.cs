using System.Diagnostics;
using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;
using RetinaBench.Torch;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class TrainCommandTests : IDisposable
{
    // Long enough to be killed in the middle, also on fast machines.
    private const int ManyEpochs = 1200, Endless = 10_000;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Train_ATinyRecipe_SaysWhatItMadeAndHowGoodItIs()
    {
        string recipe = _folder.Write("tiny.json", TinyRecipe.Json(3)), output = _folder.At("out");

        JsonElement summary = CliRun.Of("train", recipe, "--seed", "5", "--out", output, "--json").AssertDone().Json();

        Assert.Equal(Path.Combine(output, "weights.safetensors"), summary.GetProperty("weights").GetString());
        Assert.Equal(5, summary.GetProperty("seed").GetInt32());
        Assert.Equal(3, summary.GetProperty("epochs").GetInt32());
        Assert.InRange(summary.GetProperty("heldOutAccuracy").GetDouble(), 0, 1);
        JsonElement record = JsonDocument.Parse(File.ReadAllText(summary.GetProperty("record").GetString()!)).RootElement;
        Assert.Equal(summary.GetProperty("weightsSha256").GetString(), record.GetProperty("weightsSha256").GetString());
    }

    [Fact]
    public void Train_AsText_EndsWithWeightsHashAndRecord()
    {
        string recipe = _folder.Write("tiny.json", TinyRecipe.Json(3)), output = _folder.At("out");

        CliRun run = CliRun.Of("train", recipe, "--seed", "5", "--out", output).AssertDone();

        Assert.Equal(["tiny,", "loss", "fresh", "weights", "sha256", "record"], run.OutLines.Select(line => line.Split(' ')[0]));
        Assert.StartsWith("training tiny: 3 epochs of 20 stimuli\nepoch 3/3: loss ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_WithOtherEpochs_KeepsThemWithTheWeights()
    {
        string recipe = _folder.Write("tiny.json", TinyRecipe.Json(3)), output = _folder.At("out");

        CliRun.Of("train", recipe, "--seed", "5", "--out", output, "--epochs", "1").AssertDone();

        JsonElement record = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "training.json"))).RootElement;
        Assert.Equal(1, record.GetProperty("recipe").GetProperty("epochs").GetInt32());
    }

    [SkippableFact]
    public void Train_OnTheTorchCore_SaysSoInTheRecord()
    {
        Skip.If(TorchRuntime.Missing is not null, TorchRuntime.Missing ?? "");
        string recipe = _folder.Write("tiny.json", TinyRecipe.Json(1)), output = _folder.At("out");

        CliRun.Of("train", recipe, "--seed", "5", "--out", output, "--core", "torch", "--device", "cpu").AssertDone();

        JsonElement record = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "training.json"))).RootElement;
        Assert.EndsWith(", TorchSharp on cpu in single precision", record.GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--core: 'gpu' is not one of reference, torch", "--core", "gpu")]
    [InlineData("--device goes with --core torch", "--device", "cuda")]
    public void Train_CoreAndDeviceThatDoNotFit_AreRefused(string message, params string[] options)
    {
        CliRun run = CliRun.Of(["train", _folder.Write("tiny.json", TinyRecipe.Json(1)), "--seed", "5", "--out", _folder.At("out"), .. options]);

        Assert.Contains(message, run.AssertRefused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_KilledInTheMiddleAndResumed_GivesTheHashOfTheUninterruptedTraining()
    {
        string[] line = ["train", _folder.Write("tiny.json", TinyRecipe.Json(ManyEpochs)), "--seed", "5", "--json"];
        string whole = _folder.At("whole"), killed = _folder.At("killed"), state = Path.Combine(killed, "state.safetensors");
        JsonElement expected = CliRun.Of([.. line, "--out", whole, "--threads", "1"]).AssertDone().Json();

        using (Process process = CliProcess.Start(_folder.Path, [.. line, "--out", killed, "--threads", "2"]))
        {
            WaitForEpochs(process, state);
            process.Kill();
            process.WaitForExit();
        }

        Assert.False(File.Exists(Path.Combine(killed, "weights.safetensors")), "the training ended before it was killed");
        JsonElement resumed = CliRun.Of([.. line, "--out", killed, "--resume"]).AssertDone().Json();
        Assert.Equal(expected.GetProperty("weightsSha256").GetString(), resumed.GetProperty("weightsSha256").GetString());
    }

    [SkippableFact]
    public void Train_OnCtrlC_StopsCleanlyAndSaysHowToGoOn()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs the signal SIGINT, which Windows does not have");
        string[] line = ["train", _folder.Write("tiny.json", TinyRecipe.Json(Endless)), "--seed", "5", "--out", "out"];
        using Process process = CliProcess.Start(_folder.Path, line);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        WaitForEpochs(process, _folder.At("out/state.safetensors"));

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            kill.WaitForExit();
        process.WaitForExit();

        Assert.Equal(130, process.ExitCode);
        Assert.Equal("", output.GetAwaiter().GetResult());
        Assert.EndsWith("retinabench: interrupted; the finished epochs are kept in out: run the same command with --resume to continue\n", error.GetAwaiter().GetResult(), StringComparison.Ordinal);
        Assert.Equal(["state.safetensors"], Directory.GetFiles(_folder.At("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void Train_WithALearningRateThatDiverges_SaysWhereAndKeepsTheState()
    {
        // The largest learning rate, without anything that bounds the weights: a loss far above that of guessing.
        string recipe = _folder.Write("wild.json", TinyRecipe.Json(ManyEpochs).Replace("\"batch\": 6", "\"batch\": 6, \"adam\": { \"learningRate\": 1 }, \"signConstraint\": false", StringComparison.Ordinal));

        CliRun run = CliRun.Of("train", recipe, "--seed", "5", "--out", _folder.At("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"retinabench: training diverged\b.* epoch \d+.*; the epochs before are kept in ", run.Error);
        Assert.True(File.Exists(_folder.At("out/state.safetensors")));
        Assert.False(File.Exists(_folder.At("out/weights.safetensors")));
    }

    public void Dispose() => _folder.Dispose();

    // The state is written before the first epoch, and again after some; where disks are slow, that may take long.
    private static void WaitForEpochs(Process process, string state)
    {
        while (!process.HasExited && !File.Exists(state))
            Thread.Sleep(5);
        DateTime first = File.GetLastWriteTimeUtc(state);
        long start = Stopwatch.GetTimestamp();
        while (!process.HasExited && File.GetLastWriteTimeUtc(state) == first && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1))
            Thread.Sleep(5);
    }
}
