namespace RetinaBench.Experiments.Measurements;

/// <summary>Direction tuning of every cell type of a layer to dots that all move one way.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Speeds">Every speed shown, pixels/frame.</param>
/// <param name="JudgedFrom">Lowest speed that enters the index.</param>
/// <param name="JudgedTo">Highest speed that enters the index.</param>
/// <param name="Rows">One a cell type.</param>
public sealed record DirectionIndexTable(
    string Layer, IReadOnlyList<double> Speeds, double JudgedFrom, double JudgedTo, IReadOnlyList<DirectionIndexRow> Rows) : Measurement;
