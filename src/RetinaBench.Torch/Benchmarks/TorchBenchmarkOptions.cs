using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>How the Torch core is measured.</summary>
public sealed record TorchBenchmarkOptions
{
    /// <summary>Name of the device, see <see cref="TorchDevice.Open"/>.</summary>
    public string Device { get; init; } = TorchDevice.Default;

    /// <summary>The arithmetic of convolutions.</summary>
    public TorchPrecision Precision { get; init; } = TorchPrecision.Single;

    /// <summary>Numbers of stimuli that are computed together, each 1 to <see cref="TorchOptions.MaximumBatch"/>.</summary>
    public IReadOnlyList<int> Batches { get; init; } = [15, 64, 256];

    /// <summary>What is measured.</summary>
    public IReadOnlyList<TorchTask> Tasks { get; init; } = [TorchTask.Inference, TorchTask.Training];

    /// <summary>Repeats whose median is reported, at least 1.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>How long each runs before it is measured, at least once, so that libraries are loaded and clocks are up.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Threads that libtorch spreads an operation on the CPU over; null for as many as it takes.</summary>
    public int? Threads { get; init; }

    /// <summary>Shape of the network, its stimuli and its training.</summary>
    public TrainingRecipe Recipe { get; init; } = new() { Name = "paper" };

    /// <summary>Seed of weights, stimuli and dropout.</summary>
    public ulong Seed { get; init; } = 2021;
}
