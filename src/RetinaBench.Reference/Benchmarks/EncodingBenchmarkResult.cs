namespace RetinaBench.Reference.Benchmarks;

/// <summary>What it costs to fit a CNN of Yan et al. (2020), version I by recipe R, to the spikes of the published cell.</summary>
/// <param name="Simd">Width of the vector instructions used.</param>
/// <param name="Filters">Filters of the network.</param>
/// <param name="Frames">Frames with their whole past.</param>
/// <param name="Iterations">Steps of the optimiser.</param>
/// <param name="Batch">Frames of a step.</param>
/// <param name="Repeats">Fits whose median is reported.</param>
/// <param name="FlopsPerStep">Arithmetic of the convolution of a step, forward and for the gradient of its weights: two operations for each multiply-add.</param>
/// <param name="Cc">Pearson's correlation of the fitted model with the true rate on 100,000 fresh frames; the same for any number of threads.</param>
/// <param name="Runs">One entry for each number of threads.</param>
public sealed record EncodingBenchmarkResult(
    string Simd, int Filters, int Frames, int Iterations, int Batch, int Repeats, double FlopsPerStep, double Cc, IReadOnlyList<EncodingTiming> Runs);
