using RetinaBench.Reference.Benchmarks;

namespace RetinaBench.Reference.Tests.Benchmarks;

public sealed class EncodingBenchmarkTests
{
    [Fact]
    public void Run_SmallFit_ReportsConsistentFigures()
    {
        EncodingBenchmarkResult result = EncodingBenchmark.Run(new() { Filters = 3, Frames = 20_000, Iterations = 60, Repeats = 2, Threads = [1, 2] });

        // Three filters of 7 x 7 at 2 x 2 positions, forward and for the gradient of the weights, two operations each.
        Assert.Equal(2000.0 * 3 * 49 * 4 * 2 * 2, result.FlopsPerStep);
        Assert.Equal((3, 20_000, 60, 2000, 2), (result.Filters, result.Frames, result.Iterations, result.Batch, result.Repeats));
        Assert.InRange(result.Cc, -1, 1);
        Assert.Equal([1, 2], result.Runs.Select(r => r.Threads));
        foreach (EncodingTiming run in result.Runs)
        {
            Assert.InRange(run.FastestFitSeconds, 1e-6, run.FitSeconds);
            Assert.InRange(run.ProcessorSeconds, 0, 1e6);
            Assert.Equal(1e3 * run.FitSeconds / 60, run.MsPerStep, 1e-9);
            Assert.Equal(result.FlopsPerStep / run.MsPerStep / 1e6, run.Gflops, 1e-6 * run.Gflops);
        }
    }

    [Theory]
    [InlineData(999, 1)]
    [InlineData(900_001, 1)]
    [InlineData(1000, 0)]
    public void Run_NumbersOutOfRange_AreRefused(int frames, int repeats) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EncodingBenchmark.Run(new() { Frames = frames, Repeats = repeats }));
}
