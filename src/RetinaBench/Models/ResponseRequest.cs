namespace RetinaBench.Models;

/// <summary>One wanted response: a layer and how it is reduced.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Reduction">How the layer's response is reduced.</param>
public sealed record ResponseRequest(string Layer, Reduction Reduction)
{
    /// <summary>Number of values of this response for one stimulus and one condition.</summary>
    /// <param name="layer">The layer's card.</param>
    public int Size(LayerCard layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Reduction switch
        {
            Reduction.Full => layer.Size,
            Reduction.LastFrame => checked(layer.CellTypes * layer.Positions),
            Reduction.SpatialMean => checked(layer.CellTypes * layer.Frames),
            Reduction.Mean or Reduction.Minimum or Reduction.Maximum or Reduction.LastFrameEnergy => layer.CellTypes,
            _ => throw new ArgumentOutOfRangeException(nameof(layer), Reduction, "not a reduction"),
        };
    }

    /// <summary>For example <c>bipolar/Mean</c>.</summary>
    public override string ToString() => $"{Layer}/{Reduction}";
}
