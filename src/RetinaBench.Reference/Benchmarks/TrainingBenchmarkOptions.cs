namespace RetinaBench.Reference.Benchmarks;

/// <summary>How training is measured.</summary>
public sealed record TrainingBenchmarkOptions
{
    /// <summary>Steps of the optimiser in one repeat, at least 1.</summary>
    public int Steps { get; init; } = 40;

    /// <summary>Repeats whose median is reported, at least 1.</summary>
    public int Repeats { get; init; } = 15;

    /// <summary>How long each setting runs before it is measured, so that code is compiled and clocks are up.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Numbers of threads to measure; 1 and the number of processors when null.</summary>
    public IReadOnlyList<int>? Threads { get; init; }

    /// <summary>Seed of the training.</summary>
    public ulong Seed { get; init; } = 2021;
}
