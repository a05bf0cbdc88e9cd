namespace RetinaBench.Performance.Sampling;

/// <summary>How much is measured for the gate.</summary>
/// <param name="Processes">Processes that measure a benchmark one after the other: compilation and the layout of memory fall out differently in each.</param>
/// <param name="Samples">Samples of each process, of which the median counts.</param>
/// <param name="WarmUp">How long a process works before it measures, so that all code is compiled for good.</param>
internal sealed record SamplingEffort(int Processes, int Samples, TimeSpan WarmUp)
{
    /// <summary>The usual effort.</summary>
    public static SamplingEffort Full { get; } = new(12, 5, TimeSpan.FromSeconds(2.5));

    /// <summary>A quick look.</summary>
    public static SamplingEffort Quick { get; } = new(6, 5, TimeSpan.FromSeconds(2.5));
}
