using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Names the conditions around a minimal circuit in the terms of one model.</summary>
internal static class Circuit
{
    /// <summary>One type of the layer of a role, which the model must have.</summary>
    public static CellType Type(ModelCard card, LayerRole role, int index) => new(card.FindLayer(role)!.Name, index);

    /// <summary>Everything lesioned but one bipolar, one amacrine and the given ganglion types.</summary>
    public static Lesion Isolate(ModelCard card, int bipolar, int amacrine, IEnumerable<int> ganglion) =>
        Lesion.Isolate(
            card,
            ganglion.Select(index => Type(card, LayerRole.Ganglion, index))
                .Append(Type(card, LayerRole.Bipolar, bipolar))
                .Append(Type(card, LayerRole.Amacrine, amacrine)));

    /// <summary>Everything lesioned but the best circuit of a table.</summary>
    public static Lesion Best(ModelCard card, CircuitTable table) =>
        Isolate(card, table.Best.Bipolar, table.Best.Amacrine, table.Ganglion);
}
