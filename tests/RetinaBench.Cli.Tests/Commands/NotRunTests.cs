using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

/// <summary>Models that need a device which no machine has.</summary>
public sealed class NotRunTests
{
    private const string Absent = """{ "kind": "torch", "name": "absent", "architecture": "murray2021", "weights": "WEIGHTS", "device": "cuda:4095" }""";

    [Fact]
    public void Run_BesideAModelThatCanBeRun_SaysSoAndIsDone()
    {
        using var folder = new TemporaryFolder();
        CliRun run = Run(folder, Absent, """{ "kind": "reference", "name": "silent", "architecture": "silent" }""").AssertDone();

        Assert.Matches(@"\n  absent +unknown +0 +0 +0 +0 +not run: \S", run.Out);
        Assert.Contains("absent: not run: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("## Not run\n\n- [absent](models/absent.md): ", File.ReadAllText(folder.At(Path.Combine("run", "LEADERBOARD.md"))), StringComparison.Ordinal);

        CliRun accepted = CliRun.Of("baseline", "accept", folder.At(Path.Combine("run", "run.json")), "--baselines", folder.At("baselines")).AssertDone();
        Assert.Contains("accepted 1 baseline into ", accepted.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Alone_MeasuredNothing()
    {
        using var folder = new TemporaryFolder();
        CliRun run = Run(folder, Absent);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("nothing was measured: absent: ", run.Error, StringComparison.Ordinal);
    }

    private static CliRun Run(TemporaryFolder folder, params string[] entries)
    {
        string weights = Path.Combine(SharedData.RepositoryRoot, "baselines", "weights", "paper-1", "weights.safetensors");
        string registry = folder.Write("models.json", $$"""{ "models": [ {{string.Join(", ", entries).Replace("WEIGHTS", weights, StringComparison.Ordinal)}} ] }""");
        return CliRun.Of("run", "--registry", registry, "--stimuli", "1", "--out", folder.At("run"));
    }
}
