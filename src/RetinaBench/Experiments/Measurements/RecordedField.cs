using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The spike-triggered average of a recorded cell, and the window that it looks at.</summary>
/// <param name="Spikes">Spikes that the average is over.</param>
/// <param name="PeakOverNoise">The largest magnitude over the noise level of 1 %; above 1 for a field that is there.</param>
/// <param name="MoransI">Moran's I of the part in space around the peak; null where that is constant.</param>
/// <param name="Row">First row of the window.</param>
/// <param name="Column">First column of the window.</param>
/// <param name="Rows">Rows of the window.</param>
/// <param name="Columns">Columns of the window.</param>
/// <param name="Space">[rows, columns] of the window, of norm 1.</param>
/// <param name="Time">[lags], of norm 1.</param>
public sealed record RecordedField(
    long Spikes,
    double PeakOverNoise,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? MoransI,
    int Row,
    int Column,
    int Rows,
    int Columns,
    IReadOnlyList<float> Space,
    IReadOnlyList<float> Time);
