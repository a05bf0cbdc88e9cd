namespace RetinaBench.Reference.Benchmarks;

/// <summary>How inference is measured.</summary>
public sealed record InferenceBenchmarkOptions
{
    /// <summary>Stimuli of one repeat, at least 1.</summary>
    public int Stimuli { get; init; } = 960;

    /// <summary>Repeats whose median is reported, at least 1.</summary>
    public int Repeats { get; init; } = 15;

    /// <summary>How long each setting runs before it is measured, so that code is compiled and clocks are up.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Numbers of threads to measure; 1 and the number of cores when null.</summary>
    public IReadOnlyList<int>? Threads { get; init; }

    /// <summary>Seed of the stimuli.</summary>
    public ulong Seed { get; init; } = 2021;
}
