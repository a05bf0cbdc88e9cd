using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Accuracy of one minimal circuit: one bipolar and one amacrine type with the pair of ganglion types.</summary>
/// <param name="Bipolar">Number of the bipolar type kept.</param>
/// <param name="Amacrine">Number of the amacrine type kept.</param>
/// <param name="Accuracy">Accuracy of the circuit.</param>
/// <param name="TieBreak">Its accuracy in the environment that breaks ties; null where there is none.</param>
public sealed record CircuitRow(int Bipolar, int Amacrine, Proportion Accuracy, Proportion? TieBreak = null);
