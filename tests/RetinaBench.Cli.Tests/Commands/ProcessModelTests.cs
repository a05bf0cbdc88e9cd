using System.Diagnostics;
using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

/// <summary>What commands make of models that run in processes of their own.</summary>
public sealed class ProcessModelTests
{
    [Fact]
    public void Validate_OfProcesses_HoldsEachToItsCard()
    {
        using var folder = new TemporaryFolder();
        string registry = ProcessRegistry.Write(folder, ("good", ["well"]), ("not-a-number", ["nan"]), ("gone", ["end-at-start"]));

        CliRun run = CliRun.Of("validate", registry, "--json");

        Assert.Equal(1, run.ExitCode);
        JsonElement[] reports = [.. run.Json().EnumerateArray()];
        Assert.All(reports[0].GetProperty("checks").EnumerateArray(), c => Assert.True(c.GetProperty("outcome").GetString() != "failed", c.ToString()));
        Assert.Equal("failed", Check(reports[1], "finite").GetProperty("outcome").GetString());
        Assert.Contains("NaN", Check(reports[1], "finite").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("ended with exit code 3 before it answered hello", Check(reports[2], "open").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void List_OfProcesses_ShowsWhatTheySayAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        string registry = ProcessRegistry.Write(folder, ("gone", ["end-at-start"]), ("good", ["well"]));

        string[] lines = CliRun.Of("list", "models", "--registry", registry).AssertDone().OutLines;

        Assert.Contains(lines, l => l.StartsWith("gone ", StringComparison.Ordinal) && l.Contains("cannot be opened", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("good ", StringComparison.Ordinal) && l.Contains("process", StringComparison.Ordinal) && l.Contains("Three layers that can be computed by hand.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--form=discs")]
    [InlineData("--plain")]
    public void Respond_OfAProcess_IsTheClosedForm(string offered)
    {
        using var folder = new TemporaryFolder();
        string registry = ProcessRegistry.Write(folder, ("good", ["well", offered])), scenes = folder.At("scenes.json");
        var geometry = new MovieGeometry(4, 6, 8);
        new SceneFile(geometry, 0, -8, 16, [new("one", 0, 1, 2, new(geometry, 0, -8, 16, [new(3, 2, 1)]))]).Write(scenes);

        string json = CliRun.Of("respond", "--model", "good", "--registry", registry, "--scenes", scenes, "--out", "-").AssertDone().Out;

        // One lit pixel of 48 in every frame: the ganglion cell is 1/48 - 1/48 = 0, right is a tenth more.
        JsonElement decision = JsonDocument.Parse(json).RootElement.GetProperty("responses")[0].GetProperty("decision");
        Assert.All(decision.GetProperty("left").EnumerateArray(), v => Assert.Equal(0, v.GetDouble(), 1e-7));
        Assert.All(decision.GetProperty("right").EnumerateArray(), v => Assert.Equal(0.1, v.GetDouble(), 1e-7));
    }

    [Fact]
    public void Respond_OfAProcessThatCrashes_IsRefusedWithItsLastWords()
    {
        using var folder = new TemporaryFolder();
        string registry = ProcessRegistry.Write(folder, ("bad", ["crash"])), scenes = folder.At("scenes.json");
        var geometry = new MovieGeometry(4, 6, 8);
        new SceneFile(geometry, 0, -8, 16, [new("one", 0, 1, 2, new(geometry, 0, -8, 16, [new(3, 2, 1)]))]).Write(scenes);

        Assert.Contains("its last words: small retina, crash segmentation fault", CliRun.Of("respond", "--model", "bad", "--registry", registry, "--scenes", scenes, "--out", "-").AssertRefused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bench_OfAProcess_TakesTheModelsOwnTimeFromItsWord()
    {
        using var folder = new TemporaryFolder();
        string registry = ProcessRegistry.Write(folder, ("good", ["well", "--plain", "--form=discs"]));

        JsonElement result = CliRun.Of("bench", "process", "--model", "good", "--registry", registry, "--stimuli", "4", "--repeats", "3", "--json").AssertDone().Json();

        JsonElement[] requests = [.. result.GetProperty("requests").EnumerateArray()];
        Assert.Equal(3, requests.Length);
        Assert.All(requests, r =>
        {
            // The process says 1 ms of every request, and takes two stimuli in each.
            Assert.Equal(0.5, r.GetProperty("modelMsPerStimulus").GetDouble(), 1e-9);
            Assert.Equal(r.GetProperty("overheadMsPerStimulus").GetDouble() / 0.5, r.GetProperty("overheadShare").GetDouble(), 1e-9);
            Assert.Equal(r.GetProperty("msPerStimulus").GetDouble(), r.GetProperty("overheadMsPerStimulus").GetDouble() + 0.5, 1e-9);
        });
    }

    [SkippableFact]
    public void Run_ThatIsKilled_LeavesNoProcessBehindEvenWhileItComputes()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "needs /proc to see which processes there are");
        string python = PythonInterpreter.Require("numpy");
        using var folder = new TemporaryFolder();
        folder.Write("serve.py", "import sys, time\nsys.path.insert(0, sys.argv[1])\nfrom retinabench import Card, Layer, serve\n"
            + "serve(lambda movie, lesion: time.sleep(1000), Card('slow', '1', 'Slow.', 'Made for tests.', (51, 255, 255), [Layer('decision', 'decision', 2, 51, 1, 1)], ['left', 'right']))\n");
        string registry = ProcessRegistry.WriteCommands(folder, ("slow", [python, "serve.py", Path.Combine(SharedData.RepositoryRoot, "clients", "python")]));
        using Process harness = CliProcess.Start(folder.Path, "run", "--registry", registry, "--suite", "murray2021", "--stimuli", "1", "--out", folder.At("run"));
        string[] children = WaitFor(() => Children(harness.Id), c => c.Length > 0, TimeSpan.FromSeconds(60));
        Assert.Single(children);
        harness.Kill();
        harness.WaitForExit();
        // It looks once a second whether the harness is still there.
        Assert.Empty(WaitFor(() => children.Where(IsPython).ToArray(), left => left.Length == 0, TimeSpan.FromSeconds(20)));
    }

    private static T WaitFor<T>(Func<T> see, Func<T, bool> enough, TimeSpan most)
    {
        long start = Stopwatch.GetTimestamp();
        T seen = see();
        while (!enough(seen) && Stopwatch.GetElapsedTime(start) < most)
        {
            Thread.Sleep(100);
            seen = see();
        }

        return seen;
    }

    // Only once it runs Python: between fork and exec it looks like its parent.
    private static string[] Children(int parent) => [.. Directory.GetDirectories("/proc").Select(d => Path.GetFileName(d)!).Where(id => char.IsAsciiDigit(id[0])
        && Read($"/proc/{id}/stat").Split(") ") is [_, var rest, ..] && rest.Split(' ')[1] == $"{parent}" && IsPython(id))];

    private static bool IsPython(string id) => Read($"/proc/{id}/cmdline").Contains("serve.py", StringComparison.Ordinal) && Read($"/proc/{id}/comm").Contains("python", StringComparison.Ordinal);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static JsonElement Check(JsonElement report, string id) => report.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
}
