namespace RetinaBench.Experiments.Measurements;

/// <summary>Receptive fields of cell types of one layer, measured by white noise.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Movies">Number of movies.</param>
/// <param name="Responses">Number of responses behind each field: movies x cells x frames with a whole past.</param>
/// <param name="CheckSize">Side of a check in pixels.</param>
/// <param name="Lags">Lags of a field, from the frame of the response (lag 0) back.</param>
/// <param name="Side">Rows and columns of a field in checks.</param>
/// <param name="FalseFindings">The probability, at most, with which a field is found of any type although no response depends on the stimulus.</param>
/// <param name="Rows">One a cell type.</param>
public sealed record ReceptiveFieldTable(
    string Layer, int Movies, long Responses, int CheckSize, int Lags, int Side, double FalseFindings, IReadOnlyList<ReceptiveFieldRow> Rows) : Measurement
{
    /// <inheritdoc/>
    public override string? FindFault() => Rows.Where(row => row.Shape is { } shape && (shape.Time.Count != Lags || shape.Space.Count != (long)Side * Side))
        .Select(row => FormattableString.Invariant($"the field of type {row.Index} has {row.Shape!.Time.Count} lags and {row.Shape.Space.Count} checks instead of {Lags} and {Side} x {Side}"))
        .FirstOrDefault();
}
