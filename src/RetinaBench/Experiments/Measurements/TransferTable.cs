namespace RetinaBench.Experiments.Measurements;

/// <summary>How well a model fitted to one cell predicts another: the matrix of a population.</summary>
/// <param name="Cells">Names of the cells.</param>
/// <param name="Scale">Share of the frames and steps of a full run.</param>
/// <param name="Fits">One a cell, in their order; each with its correlations with all cells, in their order.</param>
public sealed record TransferTable(IReadOnlyList<string> Cells, double Scale, IReadOnlyList<EncodingFitRow> Fits) : Measurement, IScaledMeasurement
{
    /// <inheritdoc/>
    public override string? FindFault() =>
        Fits.Count != Cells.Count || Fits.Any(fit => fit.OtherCells is null || !fit.OtherCells.Select(c => c.Cell).SequenceEqual(Cells, StringComparer.Ordinal))
            ? "the matrix is not square" : null;

    /// <summary>The correlation of the model of one cell with another; 0 where the prediction never changes.</summary>
    /// <param name="fitted">Number of the cell that the model was fitted to.</param>
    /// <param name="predicted">Number of the cell that it predicts.</param>
    public double At(int fitted, int predicted) => Fits[fitted].OtherCells![predicted].Correlation?.Raw ?? 0;
}
