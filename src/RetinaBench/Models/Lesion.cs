using System.Globalization;

namespace RetinaBench.Models;

/// <summary>A set of cell types whose output is zero at all positions and frames.</summary>
/// <remarks>
/// Equal by content. The text form lists layers and types, <c>bipolar:4;ganglion:0,2</c>, sorted; the intact model is
/// <see cref="None"/>, whose text form is empty.
/// </remarks>
public sealed class Lesion : IEquatable<Lesion>
{
    private readonly CellType[] _types;
    private readonly string _text;

    private Lesion(IEnumerable<CellType> types)
    {
        _types = [.. types.Distinct().Order()];
        _text = string.Join(';', _types.GroupBy(t => t.Layer)
            .Select(g => $"{g.Key}:{string.Join(',', g.Select(t => t.Index.ToString(CultureInfo.InvariantCulture)))}"));
    }

    /// <summary>The sham lesion: nothing lesioned, the intact model.</summary>
    public static Lesion None { get; } = new([]);

    /// <summary>The lesioned cell types, sorted by layer name and number.</summary>
    public IReadOnlyList<CellType> CellTypes => _types;

    /// <summary>Whether nothing is lesioned.</summary>
    public bool IsNone => _types.Length == 0;

    /// <summary>Lesions the given cell types.</summary>
    /// <param name="types">Any number of cell types, in any order; repeats count once.</param>
    public static Lesion Of(params IEnumerable<CellType> types) => new(types);

    /// <summary>Lesions every cell type of the model except the given ones: the complement of <see cref="Of"/>.</summary>
    /// <param name="card">The model.</param>
    /// <param name="kept">The cell types that keep their output.</param>
    public static Lesion Isolate(ModelCard card, params IEnumerable<CellType> kept)
    {
        ArgumentNullException.ThrowIfNull(card);
        HashSet<CellType> keep = [.. kept];
        return new(card.CellTypes.Where(t => !keep.Contains(t)));
    }

    /// <summary>Reads cell types written as <c>bipolar:4;amacrine:2;ganglion:0,2</c> and checks them against a card.</summary>
    /// <param name="text">The text; <c>layer:*</c> stands for all types of a layer.</param>
    /// <param name="card">The model whose layers and types are meant.</param>
    /// <exception cref="InputException">The text is malformed, or names a layer or type that the model has not.</exception>
    public static IReadOnlyList<CellType> ParseCellTypes(string text, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(card);
        List<CellType> types = [];
        foreach (string part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] halves = part.Split(':', StringSplitOptions.TrimEntries);
            LayerCard layer = (halves.Length == 2 ? card.FindLayer(halves[0]) : null) is { Role: not LayerRole.Decision } found
                ? found
                : throw new InputException($"'{part}' in '{text}' does not name cell types of {card.Name}: write layer:type,type with a layer of {string.Join(", ", card.Layers.Where(l => l.Role != LayerRole.Decision).Select(l => l.Name))}");
            if (halves[1] == "*")
            {
                types.AddRange(Enumerable.Range(0, layer.CellTypes).Select(i => new CellType(layer.Name, i)));
                continue;
            }

            foreach (string number in halves[1].Split(',', StringSplitOptions.TrimEntries))
            {
                if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= layer.CellTypes)
                    throw new InputException($"'{number}' in '{text}' is not a cell type of {card.Name}'s layer {layer.Name}: valid are 0 to {layer.CellTypes - 1}, or *");
                types.Add(new(layer.Name, index));
            }
        }

        if (types.Count == 0)
            throw new InputException($"'{text}' names no cell type: write layer:type,type;layer:type");
        return types;
    }

    /// <summary>Whether a cell type is lesioned.</summary>
    /// <param name="type">The cell type.</param>
    public bool Contains(CellType type) => Array.BinarySearch(_types, type) >= 0;

    /// <summary>Which types of a layer keep their output.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>[cell types]; true where the output is kept.</returns>
    public bool[] KeptTypes(LayerCard layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        bool[] kept = new bool[layer.CellTypes];
        for (int i = 0; i < kept.Length; i++)
            kept[i] = !Contains(new(layer.Name, i));
        return kept;
    }

    /// <inheritdoc/>
    public bool Equals(Lesion? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Lesion);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The lesioned types, for example <c>bipolar:4;ganglion:0,2</c>; empty for the intact model.</summary>
    public override string ToString() => _text;
}
