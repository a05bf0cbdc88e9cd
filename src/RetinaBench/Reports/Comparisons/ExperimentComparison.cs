namespace RetinaBench.Reports.Comparisons;

/// <summary>One experiment on both sides.</summary>
/// <param name="Experiment">Id of the experiment.</param>
/// <param name="Values">What was measured, in order; empty where nothing can be compared or the measurement is no list of numbers.</param>
/// <param name="NotCompared">Why nothing is compared, or null.</param>
public sealed record ExperimentComparison(string Experiment, IReadOnlyList<ValueComparison> Values, string? NotCompared);
