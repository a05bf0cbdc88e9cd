using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Mean response of one cell type over what varies.</summary>
/// <param name="Index">Number of the cell type.</param>
/// <param name="Means">Mean over stimuli of the mean response over space and time, at each point.</param>
public sealed record AmplitudeRow(int Index, IReadOnlyList<Estimate> Means);
