using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>The circuits of four cell types that a search goes through.</summary>
internal static class FourTypeCircuits
{
    private const int Size = 4;
    private static readonly LayerRole[] Roles = [LayerRole.Bipolar, LayerRole.Amacrine, LayerRole.Ganglion];

    /// <summary>What keeps a model from having such circuits, or null.</summary>
    public static string? Lacking(ModelCard card)
    {
        if (Roles.FirstOrDefault(role => card.FindLayer(role) is null, LayerRole.Other) is not LayerRole.Other and var role)
            return $"the model has no {role.ToString().ToLowerInvariant()} layer";
        return Count(card, LayerRole.Ganglion) < 2 ? "the model has one ganglion type, and a circuit keeps two" : null;
    }

    /// <summary>How many circuits <see cref="Of"/> gives.</summary>
    public static long Count(ModelCard card, bool everySubset)
    {
        long types = Roles.Sum(role => (long)Count(card, role)), ganglion = Count(card, LayerRole.Ganglion);
        return everySubset
            ? checked(types * (types - 1) * (types - 2) * (types - 3) / 24)
            : checked(Count(card, LayerRole.Bipolar) * (long)Count(card, LayerRole.Amacrine) * (ganglion * (ganglion - 1) / 2));
    }

    /// <summary>Every circuit: one bipolar, one amacrine and two ganglion types; or every subset of four types of these layers, in the order of the signal flow.</summary>
    public static IEnumerable<CellType[]> Of(ModelCard card, bool everySubset)
    {
        CellType[][] layers = [.. Roles.Select(role => Types(card.FindLayer(role)!))];
        return everySubset
            ? Subsets([.. layers.SelectMany(types => types)], Size, 0)
            : from bipolar in layers[0] from amacrine in layers[1] from pair in Subsets(layers[2], 2, 0) select (CellType[])[bipolar, amacrine, .. pair];
    }

    /// <summary>The types as text, layer by layer: <c>bipolar:4;amacrine:2;ganglion:0,2</c>.</summary>
    public static string Text(IEnumerable<CellType> types) => string.Join(';', types.GroupBy(type => type.Layer)
        .Select(layer => $"{layer.Key}:{string.Join(',', layer.Select(type => FormattableString.Invariant($"{type.Index}")))}"));

    private static int Count(ModelCard card, LayerRole role) => card.FindLayer(role)!.CellTypes;

    private static CellType[] Types(LayerCard layer) => [.. Enumerable.Range(0, layer.CellTypes).Select(index => new CellType(layer.Name, index))];

    // In lexicographic order of the indices.
    private static IEnumerable<CellType[]> Subsets(CellType[] types, int size, int start)
    {
        if (size == 0)
            return [[]];
        return from first in Enumerable.Range(start, Math.Max(0, types.Length - start))
               from rest in Subsets(types, size - 1, first + 1)
               select (CellType[])[types[first], .. rest];
    }
}
