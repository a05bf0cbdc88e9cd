using System.Globalization;
using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Takes tensors out of a checkpoint by numbered names and remembers which ones nobody asked for.</summary>
internal sealed class NamedTensors(Checkpoint checkpoint)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>How many of the names with 0, 1, 2 ... in place of {0} exist without a gap.</summary>
    public int Count(string pattern)
    {
        int count = 0;
        while (checkpoint.Contains(Name(pattern, count)))
            count++;
        return count;
    }

    /// <summary>The size of one axis of a tensor of five axes.</summary>
    public int Axis(string name, int axis)
    {
        CheckpointTensor tensor = checkpoint.Get(name);
        return tensor.Shape.Count == 5
            ? tensor.Shape[axis]
            : throw new InputException($"{checkpoint.Source}: tensor '{name}' has {tensor.Shape.Count} axes, expected 5: [out, in, frames, rows, columns]");
    }

    /// <summary>Rows and columns of a tensor of five axes.</summary>
    public (int Rows, int Columns) Kernel(string name) => (Axis(name, 3), Axis(name, 4));

    /// <summary>Weights and biases of all types of a layer, {0} being the type.</summary>
    public ConvolutionWeights Layer(string pattern, int types, params ReadOnlySpan<int> shape) =>
        Classes([.. Enumerable.Range(0, types).Select(i => Name(pattern, i))], shape);

    /// <summary>Weights and biases of convolutions given by name, one after the other.</summary>
    public ConvolutionWeights Classes(IReadOnlyList<string> names, params ReadOnlySpan<int> shape)
    {
        List<float> weights = [], biases = [];
        foreach (string name in names)
        {
            weights.AddRange(Take(name + ".weight", shape).Span);
            biases.AddRange(Take(name + ".bias", 1).Span);
        }

        return new(weights.ToArray(), biases.ToArray());
    }

    /// <summary>Refuses a checkpoint that holds more than this network: it was made for another one.</summary>
    public void RejectUnread()
    {
        string? left = checkpoint.Tensors.Select(t => t.Name).FirstOrDefault(n => !_read.Contains(n));
        if (left is not null)
            throw new InputException($"{checkpoint.Source}: tensor '{left}' has no place in a murray2021 network of {_read.Count} tensors");
    }

    private ReadOnlyMemory<float> Take(string name, params ReadOnlySpan<int> shape)
    {
        _read.Add(name);
        return checkpoint.Get(name, shape).Values;
    }

    private static string Name(string pattern, int number) => string.Format(CultureInfo.InvariantCulture, pattern, number);
}
