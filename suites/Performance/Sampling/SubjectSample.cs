using RetinaBench.Baselines.Performance;
using RetinaBench.Runs;

namespace RetinaBench.Performance.Sampling;

/// <summary>What was sampled of one benchmark, in one process or in several; also what a measuring process prints.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Ratios">Processor time of an operation over that of the yardstick beside it: one a sample, or the median of each process.</param>
/// <param name="Nanoseconds">Processor time of an operation, likewise.</param>
/// <param name="Crowding">Wall-clock time over processor time; the largest of any process.</param>
/// <param name="PeakMemoryBytes">Largest resident set of a process that did nothing but this, runtime included.</param>
internal sealed record SubjectSample(string Name, IReadOnlyList<double> Ratios, IReadOnlyList<double> Nanoseconds, double Crowding, long PeakMemoryBytes)
{
    /// <summary>The form that baselines hold.</summary>
    public PerformanceMeasurement ToMeasurement() => new(Ratios, Median(Nanoseconds), Crowding, typeof(RunExecutor).Assembly.GetName().Version?.ToString(3) ?? "unknown");

    /// <summary>The medians alone: what one process contributes, since its samples have more in common than those of several.</summary>
    public SubjectSample ToMedian() => this with { Ratios = [Median(Ratios)], Nanoseconds = [Median(Nanoseconds)] };

    /// <summary>Both samples together.</summary>
    /// <param name="other">One more sample of the same benchmark.</param>
    public SubjectSample With(SubjectSample other) => this with
    {
        Ratios = [.. Ratios, .. other.Ratios],
        Nanoseconds = [.. Nanoseconds, .. other.Nanoseconds],
        Crowding = Math.Max(Crowding, other.Crowding),
        PeakMemoryBytes = Math.Max(PeakMemoryBytes, other.PeakMemoryBytes),
    };

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
