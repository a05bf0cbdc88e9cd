namespace RetinaBench.Reference.Benchmarks;

/// <summary>What a training step costs on this machine: loss and gradient of a batch, optimiser, clamp, and the checks for divergence.</summary>
/// <param name="Recipe">Name of the recipe.</param>
/// <param name="Simd">Width of the vector instructions used.</param>
/// <param name="Batch">Stimuli of one step.</param>
/// <param name="Steps">Steps of one repeat.</param>
/// <param name="Repeats">Repeats whose median is reported.</param>
/// <param name="DenseFlopsPerStimulus">Arithmetic of the definition on a dense movie, forward and backward: two operations for each multiply-add of every layer, frame and position.</param>
/// <param name="ExecutedFlopsPerStimulus">Floating-point operations in the vector multiply-adds that were carried out, averaged over the stimuli.</param>
/// <param name="Runs">One entry for each number of threads.</param>
public sealed record TrainingBenchmarkResult(
    string Recipe, string Simd, int Batch, int Steps, int Repeats, double DenseFlopsPerStimulus, double ExecutedFlopsPerStimulus, IReadOnlyList<BenchmarkTiming> Runs);
