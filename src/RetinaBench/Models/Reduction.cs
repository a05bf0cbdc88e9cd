using System.Text.Json.Serialization;

namespace RetinaBench.Models;

/// <summary>How the response [cell types, frames, rows, columns] of a layer is reduced before it leaves the model.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Reduction>))]
public enum Reduction
{
    /// <summary>Everything, [cell types, frames, rows, columns].</summary>
    Full,

    /// <summary>The last frame, [cell types, rows, columns]; of a decision layer, the decision.</summary>
    LastFrame,

    /// <summary>The mean over positions, [cell types, frames]; of a decision layer, the decision's trace.</summary>
    SpatialMean,

    /// <summary>The mean over frames and positions, [cell types].</summary>
    Mean,

    /// <summary>The smallest value over frames and positions, [cell types].</summary>
    Minimum,

    /// <summary>The largest value over frames and positions, [cell types].</summary>
    Maximum,

    /// <summary>The sum of squares over the last frame, [cell types].</summary>
    LastFrameEnergy,
}
