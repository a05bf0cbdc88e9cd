namespace RetinaBench.Criteria;

/// <summary>The least accuracy that a rule demands over a part of a curve.</summary>
/// <param name="Experiment">Id of the experiment that makes the curve.</param>
/// <param name="From">Lowest x that counts.</param>
/// <param name="To">Highest x that counts.</param>
/// <param name="AtLeast">The threshold, 0 to 1.</param>
public sealed record AccuracyFloor(string Experiment, double From, double To, double AtLeast);
