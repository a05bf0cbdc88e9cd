using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Reference.Tests.Benchmarks;

public sealed class TrainingBenchmarkTests
{
    // Multiply-adds a frame of the published network, from the shapes of the protocol's table.
    private const double Movie = 50 * 50 * 8 * 100;
    private const double Rest = (50 * 50 * 8 * 31) + (12 * 12 * 8 * ((8 * 25) + 31)) + (12 * 12 * 8 * ((8 * 25) + (8 * 9) + 31)) + (2 * 8 * 12 * 12);

    [Fact]
    public void Run_ThePapersRecipe_ReportsConsistentFigures()
    {
        TrainingBenchmarkResult result = TrainingBenchmark.Run(new() { Name = "paper", Batch = 4 }, new() { Steps = 1, Repeats = 2, WarmUp = TimeSpan.Zero, Threads = [1, 2] });

        // Backward costs as much again for weights and for inputs, but the movie needs no gradient.
        Assert.Equal(2 * 51 * ((2 * Movie) + (3 * Rest)), result.DenseFlopsPerStimulus);
        Assert.InRange(result.ExecutedFlopsPerStimulus, 1e6, result.DenseFlopsPerStimulus);
        Assert.Equal((4, 1, 2), (result.Batch, result.Steps, result.Repeats));
        Assert.Equal([1, 2], result.Runs.Select(r => r.Threads));
        foreach (BenchmarkTiming run in result.Runs)
        {
            Assert.InRange(run.FastestMsPerStimulus, 1e-3, run.MsPerStimulus);
            Assert.Equal(result.DenseFlopsPerStimulus / run.MsPerStimulus / 1e6, run.DenseGflops, 1e-6 * run.DenseGflops);
            Assert.Equal(result.ExecutedFlopsPerStimulus / run.MsPerStimulus / 1e6, run.ExecutedGflops, 1e-6 * run.ExecutedGflops);
            Assert.Equal(run.ExecutedGflops / run.PeakGflops, run.ShareOfPeak, 1e-9);
        }
    }

    [Fact]
    public void Run_NoSteps_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => TrainingBenchmark.Run(new TrainingRecipe { Name = "paper" }, new() { Steps = 0 }));
}
