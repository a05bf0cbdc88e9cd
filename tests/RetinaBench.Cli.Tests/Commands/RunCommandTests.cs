using System.Diagnostics;
using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class RunCommandTests(FinishedRun finished) : IClassFixture<FinishedRun>
{
    [Fact]
    public void Run_ToTheEnd_PrintsTheSummaryAndWritesRecordAndReport()
    {
        Assert.Contains("silent  null", finished.Result.Out, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(finished.Folder, "LEADERBOARD.md"), finished.Result.Out, StringComparison.Ordinal);
        Assert.All((string[])["run.json", "LEADERBOARD.md", Path.Combine("models", "silent.md")], f => Assert.True(File.Exists(Path.Combine(finished.Folder, f)), f));
        Assert.Contains("controls     as they should be", finished.Result.Out, StringComparison.Ordinal);
        Assert.StartsWith("running 1 model on murray2021: 1 stimulus a point, 2 threads, results to ", finished.Result.Error, StringComparison.Ordinal);
        Assert.Contains("silent: done\n", finished.Result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OracleOnTooFewStimuli_SaysThatTheControlsSayNothing()
    {
        using var folder = new TemporaryFolder();

        CliRun result = CliRun.Of("run", "--model", "oracle", "--stimuli", "1", "--out", folder.At("run")).AssertDone();

        Assert.Contains("controls     say nothing here", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AsJson_PrintsTheJudgementsOfTheRecord()
    {
        using var folder = new TemporaryFolder();

        JsonElement summary = CliRun.Of([.. FinishedRun.Arguments, "--json", "--out", folder.At("run")]).AssertDone().Json();

        JsonElement record = JsonDocument.Parse(File.ReadAllText(summary.GetProperty("record").GetString()!)).RootElement;
        JsonElement model = summary.GetProperty("models")[0];
        Assert.Equal("silent", model.GetProperty("name").GetString());
        Assert.Equal(
            record.GetProperty("models")[0].GetProperty("suites")[0].GetProperty("judgements").GetRawText().Where(c => !char.IsWhiteSpace(c)),
            model.GetProperty("suites")[0].GetProperty("judgements").GetRawText().Where(c => !char.IsWhiteSpace(c)));
        Assert.Equal(0, summary.GetProperty("controlFaults").GetArrayLength());
    }

    [Fact]
    public void Run_ASecondTimeInTheSameFolder_JustWorks()
    {
        using var folder = new TemporaryFolder();
        string[] line = [.. FinishedRun.Arguments, "--out", folder.At("run")];
        CliRun first = CliRun.Of(line).AssertDone();

        Assert.Equal(first.Out, CliRun.Of(line).AssertDone().Out);
    }

    [Fact]
    public void Run_WithoutAFolderAfterAnInterruptedOne_StartsAnewInTheDefaultFolder()
    {
        using var folder = new TemporaryFolder();
        string results = Path.Combine(folder.Path, "results", "latest");
        finished.CopyUnfinished(results);

        CliRun run = CliProcess.Run(folder.Path, FinishedRun.Arguments).AssertDone();

        Assert.Contains("record       " + Path.Combine("results", "latest", "run.json"), run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(results, "LEADERBOARD.md")));
    }

    [Fact]
    public void Run_RegisteredModelThatCannotBeOpened_IsAFindingAndTheOthersGoOn()
    {
        using var folder = new TemporaryFolder();
        string registry = folder.Write("models.json", """{ "models": [ { "kind": "reference", "name": "lost", "architecture": "murray2021", "weights": "lost.pt" }, { "kind": "reference", "name": "silent", "architecture": "silent" } ] }""");

        CliRun run = CliRun.Of("run", "--suite", "murray2021", "--registry", registry, "--stimuli", "1", "--out", folder.At("run")).AssertDone();

        Assert.Contains("lost: failed: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("error: ", run.OutLines.Single(l => l.StartsWith("  lost ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EveryModelFails_MeasuredNothing()
    {
        using var folder = new TemporaryFolder();
        string registry = folder.Write("models.json", """{ "models": [ { "kind": "reference", "name": "lost", "architecture": "murray2021", "weights": "lost.pt" } ] }""");

        CliRun run = CliRun.Of("run", "--registry", registry, "--stimuli", "1", "--out", folder.At("run"));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("retinabench: nothing was measured: lost: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ModelOfOtherMovies_MeasuredNothingAndSaysWhy()
    {
        using var folder = new TemporaryFolder();

        CliRun run = CliRun.Of("run", "--model", "small", "--registry", PluginRegistry.Write(folder, ("small", "Misbehaving.ThrowingModel")), "--stimuli", "1", "--out", folder.At("run"));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("retinabench: nothing was measured: small: the model takes movies of 12x24x32", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ModelThatNoSuiteIsAbout_MeasuredNothingAndSaysSoInALine()
    {
        using var folder = new TemporaryFolder();
        string registry = PluginRegistry.Write(folder, ("average", "TriggeredAverageModel"));

        CliRun run = CliRun.Of("run", "--registry", registry, "--suite", "murray2021", "--stimuli", "1", "--out", folder.At("run"));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("\n  not applicable to average: the model answers no stimuli: it is fitted to a cell\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nnot measured average: no suite of this run is about such a model\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("nothing was measured: average: the model answers no stimuli: it is fitted to a cell", run.Error, StringComparison.Ordinal);
        string refused = CliRun.Of("baseline", "accept", folder.At(Path.Combine("run", "run.json")), "--baselines", folder.At("baselines")).AssertDone().Out;
        Assert.Contains("accepted 0 baselines", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Resumed_EqualsTheUninterruptedRun()
    {
        using var folder = new TemporaryFolder();
        finished.CopyUnfinished(folder.At("run"));

        CliRun.Of([.. FinishedRun.Arguments, "--out", folder.At("run"), "--resume"]).AssertDone();

        Assert.Equal(RecordText.WithoutTiming(Path.Combine(finished.Folder, "run.json")), RecordText.WithoutTiming(Path.Combine(folder.At("run"), "run.json")));
    }

    [Fact]
    public void Run_KilledInTheMiddleAndResumed_EqualsTheUninterruptedRun()
    {
        using var folder = new TemporaryFolder();
        string weights = folder.Write("tiny.safetensors", TinyNetwork.Safetensors());
        string[] line = ["run", "--model", $"tiny={weights}", "--stimuli", "2"];
        string whole = folder.At("whole"), killed = folder.At("killed"), journal = Path.Combine(killed, "journal.jsonl");
        CliRun.Of([.. line, "--out", whole]).AssertDone();
        long half = new FileInfo(Path.Combine(whole, "journal.jsonl")).Length / 2;

        using (Process process = CliProcess.Start(folder.Path, [.. line, "--out", killed]))
        {
            while (!process.HasExited && !(File.Exists(journal) && new FileInfo(journal).Length >= half))
                Thread.Sleep(5);
            process.Kill();
            process.WaitForExit();
        }

        Assert.False(File.Exists(Path.Combine(killed, "run.json")), "the run ended before it was killed");
        Assert.Contains("\"shard\":", File.ReadAllText(journal), StringComparison.Ordinal);
        CliRun.Of([.. line, "--out", killed, "--resume"]).AssertDone();

        Assert.Equal(RecordText.WithoutTiming(Path.Combine(whole, "run.json")), RecordText.WithoutTiming(Path.Combine(killed, "run.json")));
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "LEADERBOARD.md")), File.ReadAllText(Path.Combine(killed, "LEADERBOARD.md")));
    }

    [SkippableFact]
    public void Run_OnCtrlC_StopsCleanlyAndSaysHowToGoOn()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs the signal SIGINT, which Windows does not have");
        using var folder = new TemporaryFolder();
        string weights = folder.Write("tiny.safetensors", TinyNetwork.Safetensors());
        using Process process = CliProcess.Start(folder.Path, "run", "--model", $"tiny={weights}", "--stimuli", "100000", "--out", "run");
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        string journal = Path.Combine(folder.Path, "run", "journal.jsonl");
        while (!process.HasExited && !(File.Exists(journal) && new FileInfo(journal).Length > 0))
            Thread.Sleep(5);

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            kill.WaitForExit();
        process.WaitForExit();

        Assert.Equal(130, process.ExitCode);
        Assert.Equal("", output.GetAwaiter().GetResult());
        Assert.EndsWith("retinabench: interrupted; what was finished is kept in run: add --resume to the same command to continue\n", error.GetAwaiter().GetResult(), StringComparison.Ordinal);
    }
}
