namespace RetinaBench.Experiments.Measurements;

/// <summary>How well members of a model's family predict a cell, or one member after fits to less or to worse data.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Scale">Share of the frames and steps of a full run.</param>
/// <param name="Rows">What was fitted, in the order of the sweep; the model as it is registered, on all data, last where it belongs to the sweep.</param>
public sealed record EncodingSweepTable(string Cell, double Scale, IReadOnlyList<EncodingSweepRow> Rows) : Measurement, IScaledMeasurement
{
    /// <inheritdoc/>
    public override string? FindFault() => Rows.Count == 0 || Rows.Any(row => row.Fits.Count == 0) ? "a row has no fit" : null;
}
