using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>One circuit of a search and its accuracy on the stimuli of the search.</summary>
/// <param name="Kept">The cell types kept, for example <c>bipolar:4;amacrine:2;ganglion:0,2</c>.</param>
/// <param name="IsVital">Whether it keeps one bipolar and one amacrine type with the vital pair of ganglion types.</param>
/// <param name="Rank">1 for the most accurate; equal ones in the order of the search.</param>
/// <param name="Accuracy">Right answers on the stimuli of the search: for the first ranks too high, since these stimuli picked them.</param>
public sealed record ScreenedCircuit(string Kept, bool IsVital, int Rank, Proportion Accuracy);
