using RetinaBench.Baselines.Performance;
using RetinaBench.Performance.Devices;

namespace RetinaBench.Performance.Reporting;

/// <summary>What a run of this suite found; also the document of <c>--json</c>.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="MachineKey">Its key.</param>
/// <param name="KnownMachine">Whether there was a baseline of it.</param>
/// <param name="PeakGflops">What one thread reaches on multiply-adds in registers, in GFLOP/s; null where no table was asked for.</param>
/// <param name="Gpu">Which graphics processors there are, and what becomes of them.</param>
/// <param name="Benchmarks">The benchmarks.</param>
/// <param name="Devices">Those on a CUDA device, which no gate judges.</param>
internal sealed record PerformanceReport(
    MachineDescription Machine, string MachineKey, bool KnownMachine, double? PeakGflops, string Gpu, IReadOnlyList<BenchmarkReport> Benchmarks, IReadOnlyList<DeviceReport> Devices)
{
    /// <summary>Whether any benchmark was measured, or judged without.</summary>
    public bool MeasuredAnything => Benchmarks.Any(b => b.Verdict.Change != PerformanceChange.NotMeasured) || Devices.Any(d => d.Timing is not null);

    /// <summary>Whether the gate fails.</summary>
    public bool Fails => Benchmarks.Any(b => b.Verdict.Fails);
}
