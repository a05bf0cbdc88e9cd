using System.Text.Json.Serialization;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Recordings;

namespace RetinaBench.Cli.Recordings;

/// <summary>Spikes of a cell and the form of its spike-triggered average.</summary>
/// <param name="Cell">Number of the cell, from 0.</param>
/// <param name="Spikes">Its spikes in each section.</param>
/// <param name="Rate">Mean rate over all sections, in Hz.</param>
/// <param name="AveragedSpikes">Spikes that the average is over.</param>
/// <param name="Row">Row of the largest values; null where there is no average.</param>
/// <param name="Column">Column of the largest values.</param>
/// <param name="PeakOverNoise">Largest magnitude over the noise level of 1 %.</param>
/// <param name="MoransIndex">Moran's I of the part in space.</param>
/// <param name="Compact">Whether the average is above the noise and its neighbours alike.</param>
/// <param name="Reason">Why there is no average or no index, where there is none.</param>
internal sealed record CellDocument(
    int Cell,
    IReadOnlyList<long> Spikes,
    double Rate,
    long AveragedSpikes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Row,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Column,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? PeakOverNoise,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? MoransIndex,
    bool Compact,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason)
{
    /// <summary>Looks at a cell.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="average">The cell's average.</param>
    /// <param name="lags">Lags of the average.</param>
    public static CellDocument Of(Recording recording, SpikeTriggeredField average, int lags)
    {
        long[] spikes = [.. recording.Sections.Select(s => s.Spikes.Total(average.Cell))];
        double frames = recording.Sections.Sum(s => (double)s.FramesPerTrial * s.Spikes.Trials);
        FieldCompactness? form = average.Field is { } field ? FieldCompactness.Of(field) : null;
        string? reason = form is not null ? form.Index.Refusal?.Reason : average.Spikes == 0 ? $"no spike has {lags} frames before it" : "the stimulus never changes";
        return new(average.Cell, spikes, spikes.Sum() * recording.FrameRate / frames, average.Spikes, form?.Row, form?.Column, form?.PeakOverNoise, form?.Index.OrNull, form?.IsCompact ?? false, reason);
    }
}
