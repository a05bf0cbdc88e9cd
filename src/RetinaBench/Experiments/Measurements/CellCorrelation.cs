using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>How well a prediction follows the true rate of one cell.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Correlation">CC; null where the prediction never changes.</param>
/// <param name="BehindItsFilter">CC of the same network behind the filter in time of this cell; null where the movie is not filtered in time first, that was not asked for, or the prediction never changes.</param>
public sealed record CellCorrelation(string Cell, Score? Correlation, Score? BehindItsFilter = null)
{
    /// <summary>How well what the model learned carries over: with the filter in time of the cell where the model has one in front, or else as it is.</summary>
    [JsonIgnore]
    public Score? Transferred => BehindItsFilter ?? Correlation;
}
