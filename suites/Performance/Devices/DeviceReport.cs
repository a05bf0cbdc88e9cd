using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Performance.Devices;

/// <summary>All that is told of a benchmark on a CUDA device.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Timing">What was measured; null where it was not.</param>
/// <param name="Reason">Why it was not measured, or null.</param>
internal sealed record DeviceReport(string Name, TorchTiming? Timing, string? Reason = null)
{
    /// <summary>What a process found that measured this alone.</summary>
    /// <param name="name">The benchmark.</param>
    /// <param name="result">What it found.</param>
    public static DeviceReport Of(string name, TorchBenchmarkResult result) => new(name, result.Runs.SingleOrDefault(), result.Failures.SingleOrDefault()?.Reason);
}
