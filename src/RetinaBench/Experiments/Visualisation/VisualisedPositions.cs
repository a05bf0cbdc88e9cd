using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>Whose response is made large.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisualisedPositions>))]
public enum VisualisedPositions
{
    /// <summary>The mean of all cells of the type over all frames: shows what moves, over the whole movie.</summary>
    All,

    /// <summary>The mean of the cell in the middle over all frames: shows the receptive field of one cell, as in the paper's figures.</summary>
    Center,
}
