using RetinaBench.Performance.Gate;

namespace RetinaBench.Performance.Reporting;

/// <summary>All that is told of one benchmark.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Verdict">What the gate says.</param>
/// <param name="ProcessorMicroseconds">Median processor time of an operation.</param>
/// <param name="PeakMemoryBytes">Largest resident set of a process that did nothing but this; null where it was not measured.</param>
/// <param name="Figures">What BenchmarkDotNet found; null where it was not asked.</param>
/// <param name="StimuliPerSecond">Stimuli a second of wall-clock time.</param>
/// <param name="GflopsPerSecond">Operations carried out, in GFLOP/s; null where nobody counts them.</param>
/// <param name="ShareOfPeak">The same, over what one thread reaches on multiply-adds in registers.</param>
/// <param name="GigabytesPerSecond">Movies and gradients read and written once, in GB/s; null where they fit a cache.</param>
internal sealed record BenchmarkReport(
    string Name,
    BenchmarkVerdict Verdict,
    double? ProcessorMicroseconds = null,
    long? PeakMemoryBytes = null,
    TableFigures? Figures = null,
    double? StimuliPerSecond = null,
    double? GflopsPerSecond = null,
    double? ShareOfPeak = null,
    double? GigabytesPerSecond = null)
{
    /// <summary>Whether it was to be accepted, and was not measured well enough for that.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Turns times into rates.</summary>
    /// <param name="work">Work of an operation.</param>
    /// <param name="figures">What BenchmarkDotNet found.</param>
    /// <param name="peakGflops">What one thread reaches on multiply-adds in registers.</param>
    public BenchmarkReport WithRates(Work work, TableFigures figures, double peakGflops)
    {
        double? gflops = work.Flops / figures.Nanoseconds;
        return this with
        {
            Figures = figures,
            StimuliPerSecond = work.Stimuli * 1e9 / figures.Nanoseconds,
            GflopsPerSecond = gflops,
            ShareOfPeak = gflops / peakGflops,
            GigabytesPerSecond = work.Bytes / figures.Nanoseconds,
        };
    }
}
