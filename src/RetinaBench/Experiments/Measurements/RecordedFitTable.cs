using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Fits of one model to recorded cells.</summary>
/// <param name="Cells">All cells of the run, with those that nothing was fitted to.</param>
/// <param name="Effort">Share of the model's steps that were taken.</param>
/// <param name="Scale">Share of the frames and steps of a full run.</param>
public sealed record RecordedFitTable(IReadOnlyList<RecordedCellFits> Cells, double Effort, double Scale) : Measurement, IScaledMeasurement
{
    /// <summary>The cells that models were fitted to.</summary>
    [JsonIgnore]
    public IEnumerable<RecordedCellFits> Fitted => Cells.Where(cell => cell.Rows.Count > 0);

    /// <inheritdoc/>
    public override string? FindFault()
    {
        if (Cells.FirstOrDefault(cell => cell.Rows.Count == 0 == cell.Cell.Refused is null) is { } odd)
            return $"cell {odd.Cell.Name} must have fits or a reason for which there are none, and not both";
        return Cells.Any(cell => cell.Cell.Field is { } field && field.Space.Count != field.Rows * field.Columns)
            || Fitted.Any(cell => cell.Cell.Field is null)
            || Cells.SelectMany(cell => cell.Rows).Any(row => (row.Filters ?? []).Any(f => f.Space.Count != f.Rows * f.Columns) || (row.Trace is { } trace && trace.Predicted.Count != trace.True.Count))
            ? "a picture or a series has another number of values than its shape" : null;
    }
}
