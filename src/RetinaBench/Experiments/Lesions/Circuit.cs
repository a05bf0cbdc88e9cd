using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Names the conditions around a minimal circuit in the terms of one model.</summary>
internal static class Circuit
{
    /// <summary>One type of the layer of a role, which the model must have.</summary>
    public static CellType Type(ModelCard card, LayerRole role, int index) => new(card.FindLayer(role)!.Name, index);

    /// <summary>What keeps a model from having circuits of a bipolar and an amacrine type, or null.</summary>
    public static string? Lacking(ModelCard card) => card.FindLayer(LayerRole.Bipolar) is null || card.FindLayer(LayerRole.Amacrine) is null
        ? $"needs a bipolar and an amacrine layer; the model has {string.Join(", ", card.Layers.Select(l => l.Name))}"
        : null;

    /// <summary>Every pair of a bipolar and an amacrine type, by bipolar type, then amacrine type.</summary>
    public static IEnumerable<(int Bipolar, int Amacrine)> Pairs(ModelCard card) =>
        from bipolar in Enumerable.Range(0, card.FindLayer(LayerRole.Bipolar)!.CellTypes)
        from amacrine in Enumerable.Range(0, card.FindLayer(LayerRole.Amacrine)!.CellTypes)
        select (bipolar, amacrine);

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
