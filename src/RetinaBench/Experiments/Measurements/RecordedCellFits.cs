using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Fits of one model to one recorded cell from several seeds.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Rows">One a seed; none where nothing was fitted to the cell.</param>
public sealed record RecordedCellFits(RecordedCellRow Cell, IReadOnlyList<EncodingFitRow> Rows)
{
    /// <summary>The fit that did best on the frames held back; null where nothing was fitted to the cell.</summary>
    [JsonIgnore]
    public EncodingFitRow? Chosen => Rows.Count == 0 ? null : EncodingFitRow.Chosen(Rows);
}
