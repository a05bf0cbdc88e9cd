namespace RetinaBench.Experiments.Measurements;

/// <summary>Mean responses of every cell type of a layer in the intact model.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Axis">What varies.</param>
/// <param name="X">Its values, ascending.</param>
/// <param name="Rows">One a cell type.</param>
public sealed record AmplitudeTable(string Layer, Axis Axis, IReadOnlyList<double> X, IReadOnlyList<AmplitudeRow> Rows) : Measurement;
