using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Direction tuning of one cell type.</summary>
/// <param name="Index">Number of the cell type.</param>
/// <param name="DirectionIndex">DSI = (R - L) / (R + L) of the mean response over the judged speeds, with a seeded bootstrap interval; null for a silent type.</param>
/// <param name="Rightward">Mean response to rightward motion at each speed.</param>
/// <param name="Leftward">Mean response to leftward motion at each speed.</param>
/// <remarks>Amacrine responses are negative; the index uses magnitudes, so +1 always means "responds only to rightward motion".</remarks>
public sealed record DirectionIndexRow(
    int Index, Estimate? DirectionIndex, IReadOnlyList<Estimate> Rightward, IReadOnlyList<Estimate> Leftward);
