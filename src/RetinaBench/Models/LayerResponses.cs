namespace RetinaBench.Models;

/// <summary>Where a <see cref="DenseRetinaModel"/> writes the responses of its layers to one movie under one lesion, and reads them back.</summary>
/// <remarks>
/// Writing a layer applies the lesion to it; a model that computes each layer from what it reads back here honours every
/// lesion without further ado. A layer that is never written stays NaN. For one thread, and for one call of Forward only.
/// </remarks>
public sealed class LayerResponses
{
    private readonly ModelCard _card;
    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    internal LayerResponses(ModelCard card) => _card = card;

    /// <summary>What is lesioned.</summary>
    public Lesion Lesion { get; private set; } = Lesion.None;

    /// <summary>The response of a layer written earlier in this call, lesion applied, [cell types, frames, rows, columns].</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <exception cref="ArgumentException">The card has no such layer.</exception>
    /// <exception cref="InvalidOperationException">The layer has not been written yet.</exception>
    public ReadOnlySpan<float> this[string layer]
    {
        get
        {
            LayerCard card = Find(layer);
            if (!_written.Contains(card.Name))
                throw new InvalidOperationException($"layer {card.Name} of {_card.Name} is read before it is written");
            return _values[card.Name];
        }
    }

    /// <summary>Writes the response of a layer; lesioned cell types are set to zero.</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="values">[cell types, frames, rows, columns]; copied.</param>
    /// <exception cref="ArgumentException">The card has no such layer, or the number of values is not the layer's.</exception>
    public void Write(string layer, ReadOnlySpan<float> values)
    {
        LayerCard card = Find(layer);
        if (values.Length != card.Size)
        {
            throw new ArgumentException(
                $"layer {card.Name} of {_card.Name} is [{card.CellTypes} types, {card.Frames} frames, {card.Rows} rows, {card.Columns} columns] = {card.Size} values, not {values.Length}",
                nameof(values));
        }

        if (!_values.TryGetValue(card.Name, out float[]? stored))
            _values[card.Name] = stored = new float[card.Size];
        values.CopyTo(stored);
        _written.Add(card.Name);
        int perType = card.Frames * card.Positions;
        foreach (CellType type in Lesion.CellTypes)
        {
            if (type.Layer == card.Name)
                stored.AsSpan(type.Index * perType, perType).Clear();
        }
    }

    internal void Begin(Lesion lesion)
    {
        Lesion = lesion;
        _written.Clear();
    }

    internal bool IsWritten(string layer) => _written.Contains(layer);

    private LayerCard Find(string layer) => _card.FindLayer(layer)
        ?? throw new ArgumentException($"{_card.Name} has no layer '{layer}', only {string.Join(", ", _card.Layers.Select(l => l.Name))}", nameof(layer));
}
