using RetinaBench.Baselines.Performance;

namespace RetinaBench.Performance.Reporting;

/// <summary>What a run of this suite found; also the document of <c>--json</c>.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="MachineKey">Its key.</param>
/// <param name="KnownMachine">Whether there was a baseline of it.</param>
/// <param name="PeakGflops">What one thread reaches on multiply-adds in registers, in GFLOP/s; null where no table was asked for.</param>
/// <param name="Gpu">Why there are no benchmarks of a graphics processor.</param>
/// <param name="Benchmarks">The benchmarks.</param>
internal sealed record PerformanceReport(MachineDescription Machine, string MachineKey, bool KnownMachine, double? PeakGflops, string Gpu, IReadOnlyList<BenchmarkReport> Benchmarks)
{
    /// <summary>Whether the gate fails.</summary>
    public bool Fails => Benchmarks.Any(b => b.Verdict.Fails);
}
