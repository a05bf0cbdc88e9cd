namespace RetinaBench.Models;

/// <summary>One weighted number of a response: value <paramref name="Index"/> of what a model answers for one cell type and reduction.</summary>
/// <param name="Type">The cell type; of a decision layer, the class.</param>
/// <param name="Reduction">A linear reduction: <see cref="Reduction.Full"/>, <see cref="Reduction.LastFrame"/>, <see cref="Reduction.SpatialMean"/> or <see cref="Reduction.Mean"/>.</param>
/// <param name="Index">
/// Which value of that type's reduced response: frame x positions + position of a full response, the position (row x columns +
/// column) of the last frame, the frame of a spatial mean, 0 of a mean. Positions and frames count from 0.
/// </param>
/// <param name="Weight">Its factor in the sum; finite.</param>
public sealed record ObjectiveTerm(CellType Type, Reduction Reduction, int Index = 0, double Weight = 1)
{
    /// <summary>The terms whose sum is the mean over all frames at one position, which is no reduction of its own.</summary>
    /// <param name="layer">The layer's card.</param>
    /// <param name="type">Number of the cell type.</param>
    /// <param name="position">Row x columns + column.</param>
    /// <param name="weight">Factor of the mean.</param>
    public static IReadOnlyList<ObjectiveTerm> MeanOverFrames(LayerCard layer, int type, int position, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return [.. Enumerable.Range(0, layer.Frames).Select(f =>
            new ObjectiveTerm(new(layer.Name, type), Reduction.Full, (f * layer.Positions) + position, weight / layer.Frames))];
    }

    /// <summary>The frame that the term reads, or null where it is the mean over all frames.</summary>
    /// <param name="layer">Card of the term's layer.</param>
    public int? Frame(LayerCard layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Reduction switch
        {
            Reduction.Full => Index / layer.Positions,
            Reduction.LastFrame => layer.Frames - 1,
            Reduction.SpatialMean => Index,
            _ => null,
        };
    }

    /// <summary>The position that the term reads, or null where it is the mean over all positions.</summary>
    /// <param name="layer">Card of the term's layer.</param>
    public int? Position(LayerCard layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Reduction switch
        {
            Reduction.Full => Index % layer.Positions,
            Reduction.LastFrame => Index,
            _ => null,
        };
    }

    /// <summary>For example <c>0.5 x ganglion:2/LastFrame[77]</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Weight} x {Type}/{Reduction}[{Index}]");
}
