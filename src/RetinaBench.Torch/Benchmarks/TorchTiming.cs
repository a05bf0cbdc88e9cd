namespace RetinaBench.Torch.Benchmarks;

/// <summary>What was measured of one task at one batch.</summary>
/// <param name="Task">The task.</param>
/// <param name="Batch">Stimuli of a batch.</param>
/// <param name="Together">Stimuli that were computed together: fewer where memory was short.</param>
/// <param name="MsPerStimulus">Median over repeats of the wall-clock milliseconds for each stimulus.</param>
/// <param name="FastestMsPerStimulus">The fastest repeat.</param>
/// <param name="StimuliPerSecond">Stimuli a second, of the median.</param>
/// <param name="Gflops">Operations of the convolutions a second, in GFLOP/s, see <see cref="TorchArithmetic"/>.</param>
/// <param name="ShareOfPeak">The same, over what the device reaches on products of large matrices.</param>
/// <param name="DeviceMemoryBytes">
/// Memory that the process holds on the device afterwards. libtorch gives nothing back, so that it is the largest that this and what was measured before it took; null on a CPU, and where no driver tells.
/// </param>
public sealed record TorchTiming(
    TorchTask Task, int Batch, int Together, double MsPerStimulus, double FastestMsPerStimulus, double StimuliPerSecond, double Gflops, double ShareOfPeak, long? DeviceMemoryBytes);
