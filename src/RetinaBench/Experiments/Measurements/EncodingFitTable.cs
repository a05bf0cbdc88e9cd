using System.Text.Json.Serialization;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Fits of one model to one cell from several seeds.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Unit">What the model was fitted to.</param>
/// <param name="Variant">The member of the model's family; null for the model as it is registered.</param>
/// <param name="Effort">Share of the model's steps that were taken.</param>
/// <param name="Scale">Share of the frames and steps of a full run.</param>
/// <param name="Rows">One a seed.</param>
public sealed record EncodingFitTable(TrueCellRow Cell, ResponseUnit Unit, EncodingVariant? Variant, double Effort, double Scale, IReadOnlyList<EncodingFitRow> Rows) : Measurement, IScaledMeasurement
{
    /// <summary>The fit that did best on the frames held back.</summary>
    [JsonIgnore]
    public EncodingFitRow Chosen => EncodingFitRow.Chosen(Rows);

    /// <inheritdoc/>
    public override string? FindFault()
    {
        int pixels = Cell.Rows * Cell.Columns;
        if (Rows.Count == 0)
            return "there is no fit";
        return Rows.SelectMany(row => row.Filters ?? []).Any(f => f.Space.Count != f.Rows * f.Columns)
            || Rows.Any(row => row.Field is { } field && (field.TrueSpace.Count != pixels || (field.Space is { } space && space.Count != pixels)))
            || Rows.Any(row => row.Trace is { } trace && trace.Predicted.Count != trace.True.Count)
            || Rows.Any(row => row.Images is { } images && (images.Predicted.Count != images.Images || images.True.Count != images.Images))
            ? "a picture or a series has another number of values than its shape" : null;
    }
}
