namespace RetinaBench.Reference.Benchmarks;

/// <summary>What fits took at one number of threads.</summary>
/// <param name="Threads">Threads of a fit.</param>
/// <param name="FitSeconds">Median of the wall-clock seconds of a fit, filtering the movie in time and judging stages included.</param>
/// <param name="FastestFitSeconds">The fastest fit.</param>
/// <param name="ProcessorSeconds">Median of the processor time of a fit, of all threads together.</param>
/// <param name="MsPerStep"><paramref name="FitSeconds"/> for each step of the optimiser, in milliseconds.</param>
/// <param name="Gflops">Operations of the convolution a second, in GFLOP/s.</param>
public sealed record EncodingTiming(int Threads, double FitSeconds, double FastestFitSeconds, double ProcessorSeconds, double MsPerStep, double Gflops);
