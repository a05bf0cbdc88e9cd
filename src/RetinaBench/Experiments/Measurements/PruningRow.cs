using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>What a prediction becomes when filters are silenced.</summary>
/// <param name="Effective">Number of effective filters.</param>
/// <param name="Filters">Number of all filters.</param>
/// <param name="Kept">CC with the effective filters alone; null where none or all of them are effective, so that nothing is pruned.</param>
/// <param name="Change">That CC less the one with all filters; null likewise.</param>
/// <param name="Random">CC with as many filters drawn at random, draw by draw; empty likewise. A set that says nothing counts as 0.</param>
public sealed record PruningRow(int Effective, int Filters, double? Kept, Score? Change, IReadOnlyList<double> Random);
