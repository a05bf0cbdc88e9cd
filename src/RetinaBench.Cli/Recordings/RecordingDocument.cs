using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Recordings;

namespace RetinaBench.Cli.Recordings;

/// <summary>What a recording holds.</summary>
/// <param name="Source">The file.</param>
/// <param name="FrameRate">Frames a second, in Hz.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Fields">Spikes and the spike-triggered average of each cell that was looked at, over the first section.</param>
internal sealed record RecordingDocument(
    string Source, double FrameRate, int Cells, IReadOnlyList<SectionDocument> Sections, IReadOnlyList<CellDocument> Fields)
{
    /// <summary>Looks at a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="cell">The only cell to look at; null for all.</param>
    /// <param name="lags">Lags of spike-triggered averages.</param>
    /// <param name="spikes">Most spikes that an average is over.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="InputException">There is no such cell.</exception>
    public static RecordingDocument Of(Recording recording, int? cell, int lags, long spikes, CancellationToken cancellation)
    {
        if (cell >= recording.Cells)
            throw new InputException($"{recording.Source}: --cell: {cell} is not one of its cells: valid are 0 to {recording.Cells - 1}");
        int[] cells = cell is { } only ? [only] : [.. Enumerable.Range(0, recording.Cells)];
        IReadOnlyList<SpikeTriggeredField> fields = SpikeTriggeredField.Of(recording.Sections[0], cells, lags, spikes, cancellation);
        return new(recording.Source, recording.FrameRate, recording.Cells, [.. recording.Sections.Select(SectionDocument.Of)], [.. fields.Select(f => CellDocument.Of(recording, f, lags))]);
    }
}
