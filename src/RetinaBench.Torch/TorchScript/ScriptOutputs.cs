using System.Runtime.CompilerServices;
using RetinaBench.Models;
using static TorchSharp.torch;

namespace RetinaBench.Torch.TorchScript;

/// <summary>Takes apart what <c>forward</c> returned.</summary>
internal static class ScriptOutputs
{
    /// <summary>The responses of the layers, [stimuli, types, frames, positions], in the order of the card.</summary>
    /// <param name="returned">A tensor, or a tuple, list or array of tensors.</param>
    /// <param name="card">The model.</param>
    /// <param name="stimuli">Number of movies that were shown.</param>
    /// <exception cref="InputException">It is something else, or of other shapes than the card says.</exception>
    public static Tensor[] Of(object? returned, ModelCard card, long stimuli)
    {
        object?[] items = returned switch
        {
            Tensor single => [single],
            Tensor[] list => list,
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            _ => [],
        };
        if (items.Length != card.Layers.Count || items.Any(i => i is not Tensor))
            throw new InputException($"forward returns {Describe(returned, items)}, the card has {card.Layers.Count} layers: return a tuple with a tensor for each of {string.Join(", ", card.Layers.Select(l => l.Name))}");
        return [.. items.Select((item, i) => Traces((Tensor)item!, card.Layers[i], stimuli))];
    }

    private static Tensor Traces(Tensor response, LayerCard layer, long stimuli)
    {
        long[] full = [stimuli, layer.CellTypes, layer.Frames, layer.Rows, layer.Columns];
        long[] expected = layer.Positions == 1 ? full[..3] : full;
        if (!response.shape.SequenceEqual(full) && !response.shape.SequenceEqual(expected))
            throw new InputException($"forward returns layer {layer.Name} as [{string.Join(", ", response.shape)}], the card says [{string.Join(", ", expected)}]: stimuli, cell types, frames{(layer.Positions == 1 ? "" : ", rows, columns")}");
        if (response.dtype != ScalarType.Float32)
            throw new InputException($"forward returns layer {layer.Name} in {response.dtype}, expected {ScalarType.Float32}");
        return response.reshape(stimuli, layer.CellTypes, layer.Frames, layer.Positions);
    }

    private static string Describe(object? returned, object?[] items) => items.Length switch
    {
        0 => returned is null ? "nothing" : "no tensors",
        1 => "a single tensor",
        _ when items.Any(i => i is not Tensor) => "values that are not all tensors",
        _ => FormattableString.Invariant($"{items.Length} tensors"),
    };
}
