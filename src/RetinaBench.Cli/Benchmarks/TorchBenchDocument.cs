using RetinaBench.Baselines.Performance;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Cli.Benchmarks;

/// <summary>The document of <c>bench torch --json</c>.</summary>
/// <param name="MachineKey">Key of the machine, which names the file of its baselines.</param>
/// <param name="Torch">What the Torch core was measured at.</param>
/// <param name="Peers">What the peer measured, by batch; empty without one.</param>
/// <param name="Throughput">Each task and batch with the peer's better formulation beside it.</param>
/// <param name="Stored">What was kept of the same before, in the same order; null where nothing was.</param>
internal sealed record TorchBenchDocument(
    string MachineKey, TorchBenchmarkResult Torch, IReadOnlyList<PeerTiming> Peers, IReadOnlyList<ThroughputMeasurement> Throughput, IReadOnlyList<ThroughputMeasurement?> Stored);
