using RetinaBench.Experiments.Assays;
using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Experiments.Encoding;

/// <summary>What was measured on one fitted model.</summary>
/// <param name="Fit">The fit.</param>
public sealed record FittedModelFinding(EncodingFitRow Fit) : AssayFinding;
