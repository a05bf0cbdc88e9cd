using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>How well a prediction follows the true rate of one cell.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Correlation">CC; null where the prediction never changes.</param>
public sealed record CellCorrelation(string Cell, Score? Correlation);
