using RetinaBench.Baselines.Performance;
using RetinaBench.Runs;

namespace RetinaBench.Performance.Sampling;

/// <summary>What was sampled of one benchmark; also what a measuring process prints.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Ratios">Processor time of an operation over that of the yardstick beside it.</param>
/// <param name="Nanoseconds">Processor time of an operation, sample by sample.</param>
/// <param name="PeakMemoryBytes">Largest resident set of a process that did nothing but this, runtime included.</param>
internal sealed record SubjectSample(string Name, IReadOnlyList<double> Ratios, IReadOnlyList<double> Nanoseconds, long PeakMemoryBytes)
{
    /// <summary>The form that baselines hold.</summary>
    public PerformanceMeasurement ToMeasurement() => new(Ratios, Nanoseconds.Order().ElementAt(Nanoseconds.Count / 2), typeof(RunExecutor).Assembly.GetName().Version?.ToString(3) ?? "unknown");

    /// <summary>Both samples together.</summary>
    /// <param name="other">One more sample of the same benchmark.</param>
    public SubjectSample With(SubjectSample other) => this with
    {
        Ratios = [.. Ratios, .. other.Ratios],
        Nanoseconds = [.. Nanoseconds, .. other.Nanoseconds],
        PeakMemoryBytes = Math.Max(PeakMemoryBytes, other.PeakMemoryBytes),
    };
}
