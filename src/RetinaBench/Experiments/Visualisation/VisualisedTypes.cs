using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>Which cell types of a layer are visualised.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisualisedTypes>))]
public enum VisualisedTypes
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The two vital ganglion types of opposite preference; nothing in a model that has no such pair.</summary>
    VitalPair,

    /// <summary>The vital pair or, in a model without one, the types with the largest direction indices to either side whose intervals exclude 0.</summary>
    VitalOrSelective,
}
