namespace RetinaBench.Reference.Benchmarks;

/// <summary>What inference costs on this machine: from the dots of a scene to the decision of the intact model on the last frame.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">Version of the model.</param>
/// <param name="Simd">Width of the vector instructions used.</param>
/// <param name="Stimuli">Stimuli of one repeat.</param>
/// <param name="Repeats">Repeats whose median is reported.</param>
/// <param name="DenseFlopsPerStimulus">Arithmetic of the model's definition on a dense movie: two operations for each multiply-add of every layer, frame and position.</param>
/// <param name="ExecutedFlopsPerStimulus">Floating-point operations in the vector multiply-adds that were carried out, averaged over the stimuli.</param>
/// <param name="Runs">One entry for each number of threads.</param>
public sealed record InferenceBenchmarkResult(
    string Model, string Version, string Simd, int Stimuli, int Repeats, double DenseFlopsPerStimulus, double ExecutedFlopsPerStimulus, IReadOnlyList<BenchmarkTiming> Runs);
