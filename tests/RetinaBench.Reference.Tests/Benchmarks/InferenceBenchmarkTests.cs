using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Benchmarks;

public sealed class InferenceBenchmarkTests
{
    // Multiply-adds a frame of the published network, from the shapes of the protocol's table.
    private const double Bipolar = 50 * 50 * 8 * (100 + 31);
    private const double Amacrine = 12 * 12 * 8 * ((8 * 25) + 31);
    private const double Ganglion = 12 * 12 * 8 * ((8 * 25) + (8 * 9) + 31);
    private const double Decision = 2 * 8 * 12 * 12;

    [Fact]
    public void Run_PublishedArchitecture_ReportsConsistentFigures()
    {
        var model = new Murray2021Model("random", Murray2021Parameters.Random(Murray2021Architecture.Published, 1));
        InferenceBenchmarkResult result = InferenceBenchmark.Run(model, new() { Stimuli = 9, Repeats = 2, WarmUp = TimeSpan.Zero, Threads = [1, 2] });
        Assert.Equal(2 * 51 * (Bipolar + Amacrine + Ganglion + Decision), result.DenseFlopsPerStimulus);
        Assert.InRange(result.ExecutedFlopsPerStimulus, 1e6, result.DenseFlopsPerStimulus);
        Assert.Equal([1, 2], result.Runs.Select(r => r.Threads));
        foreach (BenchmarkTiming run in result.Runs)
        {
            Assert.InRange(run.FastestMsPerStimulus, 1e-3, run.MsPerStimulus);
            Assert.Equal(result.DenseFlopsPerStimulus / run.MsPerStimulus / 1e6, run.DenseGflops, 1e-6 * run.DenseGflops);
            Assert.Equal(run.ExecutedGflops / run.PeakGflops, run.ShareOfPeak, 1e-9);
            Assert.InRange(run.ShareOfPeak, 0, 1);
        }
    }

    [Fact]
    public void Run_NoStimuli_IsRefused()
    {
        var model = new Murray2021Model("random", Murray2021Parameters.Random(Murray2021Architecture.Published with { Input = new(3, 40, 40), Amacrine = new(3, 3, 1), GanglionBipolar = new(3, 3, 1) }, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InferenceBenchmark.Run(model, new() { Stimuli = 0 }));
    }
}
