using RetinaBench.Experiments.Statistics;
using RetinaBench.Experiments.Visualisation;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The movies that make one cell type respond most, one a start.</summary>
/// <param name="Index">Number of the cell type.</param>
/// <param name="Preference">1 for a type that prefers rightward motion, -1 for leftward, 0 where that was not asked.</param>
/// <param name="MotionIndex">Mean motion index (R - L) / (R + L) over the starts with Student's interval; null where fewer than two starts led anywhere.</param>
/// <param name="SurroundIndex">Mean surround index over the starts with Student's interval; null as before.</param>
/// <param name="Movies">One a start, silent ones included.</param>
public sealed record VisualisationRow(
    int Index, int Preference, Estimate? MotionIndex, Estimate? SurroundIndex, IReadOnlyList<VisualisedMovie> Movies);
