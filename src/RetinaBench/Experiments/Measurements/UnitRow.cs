using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Accuracy of one unit: one bipolar and one amacrine type with the vital pair of ganglion types.</summary>
/// <param name="Bipolar">Number of the bipolar type kept.</param>
/// <param name="Amacrine">Number of the amacrine type kept.</param>
/// <param name="Accuracy">Right answers at each point of the sweep.</param>
public sealed record UnitRow(int Bipolar, int Amacrine, IReadOnlyList<Proportion> Accuracy);
