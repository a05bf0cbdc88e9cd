namespace RetinaBench.Reference.Benchmarks;

/// <summary>What was measured at one number of threads.</summary>
/// <param name="Threads">Threads that compute stimuli side by side.</param>
/// <param name="MsPerStimulus">Median over repeats of the wall-clock milliseconds for each stimulus.</param>
/// <param name="FastestMsPerStimulus">The fastest repeat.</param>
/// <param name="DenseGflops">What a program that carries out the dense definition would have to reach for the same time, in GFLOP/s.</param>
/// <param name="ExecutedGflops">Operations carried out a second, in GFLOP/s.</param>
/// <param name="PeakGflops">What these threads reach on multiply-adds that never leave registers, in GFLOP/s.</param>
/// <param name="ShareOfPeak"><paramref name="ExecutedGflops"/> / <paramref name="PeakGflops"/>, 0 to 1.</param>
public sealed record BenchmarkTiming(
    int Threads, double MsPerStimulus, double FastestMsPerStimulus, double DenseGflops, double ExecutedGflops, double PeakGflops, double ShareOfPeak);
