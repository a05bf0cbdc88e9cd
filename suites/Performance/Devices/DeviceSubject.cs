using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Performance.Devices;

/// <summary>Work of the Torch core on a CUDA device. It is in the table alone: the gate judges processor time, which says nothing of a device that works by itself.</summary>
/// <param name="Task">The task.</param>
/// <param name="Batch">Stimuli of a batch.</param>
internal sealed record DeviceSubject(TorchTask Task, int Batch)
{
    private const string Device = "cuda";
    private const int QuickRepeats = 3;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DeviceSubject> All { get; } =
        [.. new TorchBenchmarkOptions().Tasks.SelectMany(task => new TorchBenchmarkOptions().Batches.Select(batch => new DeviceSubject(task, batch)))];

    /// <summary>For example <c>inference/cuda-64</c>.</summary>
    public string Name => FormattableString.Invariant($"{TorchTasks.NameOf(Task)}/{Device}-{Batch}");

    /// <summary>Measures it, in this process, which has done nothing else: what it holds on the device is then what this took.</summary>
    /// <param name="quick">Whether a rough figure is enough.</param>
    /// <exception cref="InputException">The device has not the memory for a single stimulus, or cannot be had.</exception>
    public TorchBenchmarkResult Measure(bool quick)
    {
        var options = new TorchBenchmarkOptions { Device = Device, Tasks = [Task], Batches = [Batch] };
        return TorchBenchmark.Run(quick ? options with { Repeats = QuickRepeats } : options);
    }
}
