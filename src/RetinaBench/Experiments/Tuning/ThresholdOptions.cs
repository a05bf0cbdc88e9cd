namespace RetinaBench.Experiments.Tuning;

/// <summary>Which threshold of an accuracy curve is estimated.</summary>
/// <param name="Accuracy">The accuracy that defines it, 0 to 1.</param>
/// <param name="From">The least x of the rising part on which a monotone curve is fitted.</param>
public sealed record ThresholdOptions(double Accuracy, double From);
