using RetinaBench.Experiments.Assays;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>What was summed over one part of the white-noise movies.</summary>
/// <param name="Types">One a cell type, in the order of the assay's.</param>
public sealed record NoiseResponses(IReadOnlyList<AverageSums> Types) : AssayFinding;
