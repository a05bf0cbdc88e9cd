namespace RetinaBench.Reference.Benchmarks;

/// <summary>How fits of encoding models are measured. The defaults are the sizes of Yan et al. (2020).</summary>
public sealed record EncodingBenchmarkOptions
{
    /// <summary>The most frames.</summary>
    public const int MaximumFrames = 900_000;

    /// <summary>Filters of the network, 1 to 64.</summary>
    public int Filters { get; init; } = 8;

    /// <summary>Frames with their whole past, 1000 to <see cref="MaximumFrames"/>; a tenth of them is held back to choose between stages.</summary>
    public int Frames { get; init; } = 600_000;

    /// <summary>Steps of the optimiser, at least 1.</summary>
    public int Iterations { get; init; } = 15_000;

    /// <summary>Fits whose median is reported, at least 1.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>Numbers of threads to measure; 1 and the number of processors when null.</summary>
    public IReadOnlyList<int>? Threads { get; init; }

    /// <summary>Seed of noise, spikes and fit.</summary>
    public ulong Seed { get; init; } = 2020;
}
