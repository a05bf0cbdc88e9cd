using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class BenchEncodingCommandTests
{
    private static readonly string[] s_small = ["bench", "encoding", "--filters", "2", "--frames", "2000", "--iterations", "3", "--repeats", "1"];

    [Fact]
    public void Encoding_SmallFit_ReportsBothNumbersOfThreads()
    {
        JsonElement result = CliRun.Of([.. s_small, "--json"]).AssertDone().Json();

        JsonElement[] runs = [.. result.GetProperty("runs").EnumerateArray()];
        Assert.Equal((2, 2000, 3), (result.GetProperty("filters").GetInt32(), result.GetProperty("frames").GetInt32(), result.GetProperty("iterations").GetInt32()));
        Assert.Equal([1, 2], runs.Select(r => r.GetProperty("threads").GetInt32()));
        Assert.All(runs, run => Assert.InRange(run.GetProperty("fitSeconds").GetDouble(), double.Epsilon, double.MaxValue));
    }

    [Fact]
    public void Encoding_AsText_HasOneLineANumberOfThreads()
    {
        string[] lines = CliRun.Of(s_small).AssertDone().OutLines;

        Assert.StartsWith("yan2020, 2 filters, ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  1 ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("  2 ", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("correlation with the true rate on fresh frames: ", lines[4], StringComparison.Ordinal);
    }
}
