using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The spike-triggered average of spikes that a fitted model predicts, as a profile in space and a course in time, beside the cell's own.</summary>
/// <param name="Spikes">Spikes that were drawn.</param>
/// <param name="Space">[rows, columns], of norm 1; null without spikes.</param>
/// <param name="Time">[lags], of norm 1; null without spikes.</param>
/// <param name="SpaceScore">Cosine between the profile and the sum of the cell's subunits; null without spikes.</param>
/// <param name="TimeScore">Cosine between the course and the cell's filter in time; null without spikes.</param>
/// <param name="TrueSpace">[rows, columns], the sum of the cell's subunits.</param>
public sealed record TriggeredFieldRow(
    int Spikes, IReadOnlyList<float>? Space, IReadOnlyList<float>? Time, Score? SpaceScore, Score? TimeScore, IReadOnlyList<float> TrueSpace);
