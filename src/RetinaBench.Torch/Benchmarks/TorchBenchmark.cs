using RetinaBench.Models;
using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Torch.Devices;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>Measures inference and training of the Torch core on one device, at several batches.</summary>
/// <remarks>The clock is read only when the device has done all that it was given. Weights are drawn; a convolution takes as long for any.</remarks>
public static class TorchBenchmark
{
    /// <summary>Checks what can be checked before anything is measured.</summary>
    /// <param name="options">What is to be measured, and how.</param>
    /// <exception cref="UnavailableException">There is no Torch, or no such device.</exception>
    /// <exception cref="InputException">The device is none, has no such arithmetic, or the recipe or a batch is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no repeats or no threads.</exception>
    /// <exception cref="ArgumentException">There are no batches.</exception>
    public static void Check(TorchBenchmarkOptions options) => Open(options);

    /// <summary>Runs the benchmark; takes some seconds a task and batch, on a CPU minutes.</summary>
    /// <param name="options">What is measured, and how.</param>
    /// <param name="progress">Is told what is being measured; may be null.</param>
    /// <param name="cancellation">Ends the benchmark between two tasks with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="UnavailableException">There is no Torch, or no such device.</exception>
    /// <exception cref="InputException">The device is none, has no such arithmetic, or the recipe or a batch is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no repeats or no threads.</exception>
    /// <exception cref="ArgumentException">There are no batches.</exception>
    public static TorchBenchmarkResult Run(TorchBenchmarkOptions options, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        Device device = Open(options);
        int before = get_num_threads();
        try
        {
            set_num_threads(options.Threads ?? before);
            return Measure(options, device, progress, cancellation);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private static Device Open(TorchBenchmarkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repeats, 1);
        if (options.Threads is { } asked)
            ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1, nameof(options));
        if (options.Batches.Count == 0)
            throw new ArgumentException("there are no batches to measure", nameof(options));
        if (TorchRuntime.Missing is { } reason)
            throw new UnavailableException($"the Torch core cannot be measured: {reason}");
        options.Recipe.Validate();
        return options.Batches.Select(batch => OptionsOf(options, batch).Open()).ToArray()[0];
    }

    private static TorchBenchmarkResult Measure(TorchBenchmarkOptions options, Device device, Action<string>? progress, CancellationToken cancellation)
    {
        long? free = FreeMemory(device);
        double peak = DevicePeak.MeasureGflops(device, options.Precision);
        List<TorchTiming> runs = [];
        List<TorchFailure> failures = [];
        // From small to large, since memory once taken is kept.
        foreach ((int batch, TorchTask task) in options.Batches.Distinct().Order().SelectMany(batch => options.Tasks.Distinct().Order().Select(task => (batch, task))))
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(FormattableString.Invariant($"measuring {TorchTasks.NameOf(task)} at batch {batch} on {options.Device}"));
            try
            {
                runs.Add(MeasureOne(options, task, batch, peak) with { DeviceMemoryBytes = free - FreeMemory(device) });
            }
            catch (InputException e)
            {
                failures.Add(new(task, batch, e.Message));
            }
        }

        var architecture = options.Recipe.Architecture.ToArchitecture();
        return new(
            options.Recipe.Name, options.Device, options.Precision, TorchRuntime.Provider, get_num_threads(), options.Repeats, peak,
            TorchArithmetic.InferenceFlops(architecture), TorchArithmetic.TrainingFlops(architecture), runs, failures);
    }

    private static TorchTiming MeasureOne(TorchBenchmarkOptions options, TorchTask task, int batch, double peak)
    {
        using TorchWork work = Prepare(options, task, batch);
        (double median, double fastest) = new RepeatedTiming(options.WarmUp, options.Repeats).Measure(work.Run, work.Stimuli);
        double gflops = work.FlopsPerStimulus / median / 1e6;
        return new(task, batch, work.Together, median, fastest, 1e3 / median, gflops, gflops / peak, null);
    }

    private static TorchWork Prepare(TorchBenchmarkOptions options, TorchTask task, int batch)
    {
        TrainingRecipe recipe = options.Recipe;
        TorchOptions torch = OptionsOf(options, batch);
        return task == TorchTask.Training
            ? new TrainingWork(recipe, batch, options.Seed, torch)
            : new InferenceWork(Murray2021Parameters.Random(recipe.Architecture.ToArchitecture(), options.Seed), TrainingData.SetOf(TrainingData.Training(recipe, options.Seed), batch).Scenes, torch);
    }

    private static TorchOptions OptionsOf(TorchBenchmarkOptions options, int batch) => new() { Device = options.Device, Precision = options.Precision, Batch = batch };

    private static long? FreeMemory(Device device) => device.type == TorchSharp.DeviceType.CUDA ? CudaMemory.Free(device.index) : null;
}
