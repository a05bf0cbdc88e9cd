using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class BenchInferenceCommandTests
{
    [Fact]
    public void Inference_WithoutAnyFile_ReportsBothNumbersOfThreads()
    {
        JsonElement result = CliRun.Of("bench", "inference", "--repeats", "1", "--stimuli", "8", "--json").AssertDone().Json();

        JsonElement[] runs = [.. result.GetProperty("runs").EnumerateArray()];
        Assert.Equal([1, 2], runs.Select(r => r.GetProperty("threads").GetInt32()));
        Assert.All(runs, run =>
        {
            double milliseconds = run.GetProperty("msPerStimulus").GetDouble(), executed = run.GetProperty("executedGflops").GetDouble();
            Assert.InRange(milliseconds, double.Epsilon, double.MaxValue);
            // GFLOP/s are operations over time: operations / (milliseconds / 1e3) / 1e9.
            Assert.Equal(result.GetProperty("executedFlopsPerStimulus").GetDouble() / milliseconds / 1e6, executed, executed * 1e-9);
            Assert.Equal(executed / run.GetProperty("peakGflops").GetDouble(), run.GetProperty("shareOfPeak").GetDouble(), 1e-9);
        });
    }

    [Fact]
    public void Inference_AsText_HasOneLineANumberOfThreads()
    {
        string[] lines = CliRun.Of("bench", "inference", "--repeats", "1", "--stimuli", "8").AssertDone().OutLines;

        Assert.Equal(5, lines.Length);
        Assert.StartsWith("  1 ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("  2 ", lines[3], StringComparison.Ordinal);
    }
}
