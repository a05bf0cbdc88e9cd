using RetinaBench.Models;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Torch.Benchmarks;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Tests.Benchmarks;

public sealed class TorchBenchmarkTests
{
    private const double Rounding = 1e-9;

    private static readonly TrainingRecipe s_tiny = new()
    {
        Name = "tiny",
        Architecture = new() { BipolarTypes = 2, AmacrineTypes = 3, GanglionTypes = 2, Frames = 12, Rows = 50, Columns = 54, Taps = 5 },
        Environment = new() { Stimuli = 20, Dots = 40 },
        Batch = 6,
    };

    private static readonly TorchBenchmarkOptions s_options = new() { Recipe = s_tiny, Batches = [4, 2], Repeats = 3, WarmUp = TimeSpan.Zero, Threads = 1 };

    [SkippableFact]
    public void Run_OnTheCpu_MeasuresBothTasksFromSmallToLarge()
    {
        Need.Torch();
        int threads = get_num_threads();
        TorchBenchmarkResult result = TorchBenchmark.Run(s_options);
        Assert.Equal([(2, TorchTask.Inference), (2, TorchTask.Training), (4, TorchTask.Inference), (4, TorchTask.Training)], result.Runs.Select(r => (r.Batch, r.Task)));
        Assert.Empty(result.Failures);
        Assert.Equal((1, threads), (result.Threads, get_num_threads()));
        Assert.All(result.Runs, run =>
        {
            Assert.InRange(run.FastestMsPerStimulus, double.Epsilon, run.MsPerStimulus);
            Assert.Equal(1000, run.StimuliPerSecond * run.MsPerStimulus, Rounding);
            double flops = run.Task == TorchTask.Inference ? result.InferenceFlopsPerStimulus : result.TrainingFlopsPerStimulus;
            // GFLOP/s are operations over seconds, over 1e9.
            Assert.Equal(flops / (run.MsPerStimulus / 1e3) / 1e9, run.Gflops, run.Gflops * Rounding);
            Assert.Equal(run.Gflops, run.ShareOfPeak * result.PeakGflops, run.Gflops * Rounding);
            Assert.Equal((run.Batch, null), (run.Together, run.DeviceMemoryBytes));
        });
    }

    [SkippableFact]
    public void Run_OnCuda_TellsTheMemoryOfTheDevice()
    {
        Need.Cuda();
        TorchBenchmarkResult result = TorchBenchmark.Run(s_options with { Device = "cuda" });
        Assert.Empty(result.Failures);
        Assert.Equal(4, result.Runs.Count);
        // At least the movies of a batch.
        Assert.All(result.Runs, run => Assert.InRange(run.DeviceMemoryBytes ?? 0, run.Batch * 4L * 12 * 50 * 54, long.MaxValue));
    }

    [SkippableFact]
    public void Run_DeviceThatIsNotThere_IsUnavailable()
    {
        Need.Torch();
        Assert.Throws<UnavailableException>(() => TorchBenchmark.Run(s_options with { Device = "cuda:99" }));
    }

    [SkippableFact]
    public void Run_BatchOutOfRange_NamesTheRange()
    {
        Need.Torch();
        Assert.Contains("valid are 1 to 4096", Assert.Throws<InputException>(() => TorchBenchmark.Run(s_options with { Batches = [15, 5000] })).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Run_WithoutTorch_SaysWhy()
    {
        Skip.If(TorchRuntime.Missing is null, "there is Torch here");
        Assert.Contains(TorchRuntime.Missing!, Assert.Throws<UnavailableException>(() => TorchBenchmark.Run(s_options)).Message, StringComparison.Ordinal);
    }
}
