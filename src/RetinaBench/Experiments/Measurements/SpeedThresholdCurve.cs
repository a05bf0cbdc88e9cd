using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>How often one bipolar type alone drives the right-preferring ganglion type to the answer "right", over the speed of rightward motion.</summary>
/// <param name="Bipolar">Number of the bipolar type kept.</param>
/// <param name="Speeds">Pixels/frame, ascending.</param>
/// <param name="AnsweredRight">Answers "right" to rightward motion at each speed.</param>
/// <param name="Crossing">Speed at which the curve rises through 50 %, interpolated, with a seeded bootstrap interval; null when it never does, or does more than once.</param>
/// <param name="Rises">Whether it rises from at most 0.1 to at least 0.9 (the suite's bounds) and crosses 50 % once.</param>
public sealed record SpeedThresholdCurve(
    int Bipolar, IReadOnlyList<double> Speeds, IReadOnlyList<Proportion> AnsweredRight, Estimate? Crossing, bool Rises);
