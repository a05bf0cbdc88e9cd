using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class BenchTrainingCommandTests
{
    [Fact]
    public void Training_OfThePapersRecipe_ReportsBothNumbersOfThreadsAtBatchFifteen()
    {
        JsonElement result = CliRun.Of("bench", "training", "--repeats", "1", "--steps", "1", "--json").AssertDone().Json();

        JsonElement[] runs = [.. result.GetProperty("runs").EnumerateArray()];
        Assert.Equal(15, result.GetProperty("batch").GetInt32());
        Assert.Equal([1, 2], runs.Select(r => r.GetProperty("threads").GetInt32()));
        Assert.All(runs, run => Assert.InRange(run.GetProperty("msPerStimulus").GetDouble(), double.Epsilon, double.MaxValue));
    }

    [Fact]
    public void Training_OfARecipeAsText_HasOneLineANumberOfThreads()
    {
        using var folder = new TemporaryFolder();

        string[] lines = CliRun.Of("bench", "training", "--recipe", folder.Write("tiny.json", TinyRecipe.Json(1)), "--repeats", "1", "--steps", "2").AssertDone().OutLines;

        Assert.Equal(5, lines.Length);
        Assert.StartsWith("tiny, ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  1 ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("  2 ", lines[3], StringComparison.Ordinal);
    }
}
