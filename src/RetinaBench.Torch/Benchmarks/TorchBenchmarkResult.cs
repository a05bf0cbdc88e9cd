using RetinaBench.Torch.Devices;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>What the Torch core gets done on a device.</summary>
/// <param name="Recipe">Name of the recipe that the network, its stimuli and its training come from.</param>
/// <param name="Device">Name of the device.</param>
/// <param name="Precision">The arithmetic.</param>
/// <param name="Provider">Where TorchSharp comes from.</param>
/// <param name="Threads">Threads that libtorch spread operations on the CPU over.</param>
/// <param name="Repeats">Repeats whose median is reported.</param>
/// <param name="PeakGflops">What the device reaches on products of large matrices in the same arithmetic, measured before, in GFLOP/s.</param>
/// <param name="InferenceFlopsPerStimulus">Operations of the convolutions from a movie to the decision on its last frame.</param>
/// <param name="TrainingFlopsPerStimulus">The same of a step of training.</param>
/// <param name="Runs">What was measured, by batch, then task.</param>
/// <param name="Failures">What could not be measured.</param>
public sealed record TorchBenchmarkResult(
    string Recipe,
    string Device,
    TorchPrecision Precision,
    string Provider,
    int Threads,
    int Repeats,
    double PeakGflops,
    double InferenceFlopsPerStimulus,
    double TrainingFlopsPerStimulus,
    IReadOnlyList<TorchTiming> Runs,
    IReadOnlyList<TorchFailure> Failures);
