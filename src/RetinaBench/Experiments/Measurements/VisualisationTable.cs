using RetinaBench.Experiments.Visualisation;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The movies that make cell types of one layer respond most.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Positions">Whose response was made large.</param>
/// <param name="Vital">Whether the rows are the vital pair.</param>
/// <param name="Rows">One a visualised type.</param>
public sealed record VisualisationTable(string Layer, VisualisedPositions Positions, bool Vital, IReadOnlyList<VisualisationRow> Rows) : Measurement
{
    /// <inheritdoc/>
    public override string? FindFault() => Rows.SelectMany(row => row.Movies).Select(movie => movie.Clip?.FindFault()).FirstOrDefault(fault => fault is not null);
}
