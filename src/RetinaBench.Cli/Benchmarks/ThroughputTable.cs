using RetinaBench.Baselines.Performance;
using RetinaBench.Torch.Benchmarks;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Cli.Benchmarks;

/// <summary>Puts what the Torch core and its peer took side by side.</summary>
internal static class ThroughputTable
{
    /// <summary>One measurement a task and batch.</summary>
    /// <param name="result">What the Torch core was measured at.</param>
    /// <param name="peers">What the peer measured.</param>
    /// <param name="peerName">Name of the peer, or null without one.</param>
    public static IReadOnlyList<ThroughputMeasurement> Of(TorchBenchmarkResult result, IReadOnlyList<PeerTiming> peers, string? peerName)
    {
        string version = typeof(TorchBenchmark).Assembly.GetName().Version?.ToString(3) ?? "unknown";
        return [.. result.Runs.Select(run => new ThroughputMeasurement(
            TorchTasks.NameOf(run.Task), result.Device, TorchPrecisions.NameOf(result.Precision), run.Batch, run.Together, run.MsPerStimulus, run.StimuliPerSecond, run.Gflops, run.ShareOfPeak, run.DeviceMemoryBytes,
            peerName is null ? null : peers.FirstOrDefault(p => p.Batch == run.Batch)?.Best(run.Task, peerName), version))];
    }
}
