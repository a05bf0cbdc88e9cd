using System.Collections.ObjectModel;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>The named float32 tensors of one trained model, in file order, with optional string metadata.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Checkpoint
{
    private readonly Dictionary<string, CheckpointTensor> byName;

    /// <summary>Makes a checkpoint.</summary>
    /// <param name="source">Where the tensors come from, usually a path; opens every message of <see cref="Get(string)"/>.</param>
    /// <param name="tensors">Tensors with distinct names; their order is kept.</param>
    /// <param name="metadata">Free text by key, such as the training seed; nothing when null.</param>
    /// <exception cref="ArgumentException">Two tensors have one name.</exception>
    public Checkpoint(string source, IEnumerable<CheckpointTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        Source = source;
        Tensors = Array.AsReadOnly(tensors.ToArray());
        Metadata = metadata is null ? ReadOnlyDictionary<string, string>.Empty : new Dictionary<string, string>(metadata).AsReadOnly();
        byName = new Dictionary<string, CheckpointTensor>(Tensors.Count, StringComparer.Ordinal);
        foreach (CheckpointTensor tensor in Tensors)
        {
            if (!byName.TryAdd(tensor.Name, tensor))
                throw new ArgumentException($"tensors has two tensors named {Printable.Quote(tensor.Name)}, expected distinct names", nameof(tensors));
        }
    }

    /// <summary>Where the tensors come from, usually a path.</summary>
    public string Source { get; }

    /// <summary>All tensors, in the order of the file.</summary>
    public IReadOnlyList<CheckpointTensor> Tensors { get; }

    /// <summary>Free text by key; empty for PyTorch files.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a PyTorch file (a zip) or a safetensors file, told apart by content, not by extension.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, unreadable, damaged, beyond <see cref="CheckpointLimits"/>, or has values that are not finite.</exception>
    public static Checkpoint Read(string path)
    {
        byte[] bytes = CheckpointFile.ReadAll(path);
        return ZipEndRecord.LooksLikeZip(bytes)
            ? TorchZipReader.Decode(Printable.OneLine(path), bytes)
            : SafetensorsReader.Decode(Printable.OneLine(path), bytes);
    }

    /// <summary>Whether there is a tensor of this name.</summary>
    /// <param name="name">The whole name.</param>
    public bool Contains(string name) => byName.ContainsKey(name);

    /// <summary>The tensor of this name, whatever its shape.</summary>
    /// <param name="name">The whole name.</param>
    /// <exception cref="InputException">There is no such tensor.</exception>
    public CheckpointTensor Get(string name) => byName.TryGetValue(name, out CheckpointTensor? tensor)
        ? tensor
        : throw new InputException($"{Printable.OneLine(Source)}: tensor {Printable.Quote(name)} is missing; there are {DescribeTensors()}");

    /// <summary>The tensor of this name, which must have exactly this shape.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="expectedShape">The sizes of the axes, slowest first; an empty collection for a scalar.</param>
    /// <exception cref="InputException">There is no such tensor, or it has another shape.</exception>
    public CheckpointTensor Get(string name, params ReadOnlySpan<int> expectedShape)
    {
        CheckpointTensor tensor = Get(name);
        if (!expectedShape.SequenceEqual(tensor.Shape.ToArray()))
        {
            throw new InputException($"{Printable.OneLine(Source)}: tensor {Printable.Quote(name)} has shape {TensorShape.Format(tensor.Shape)}, " +
                $"expected {TensorShape.Format(expectedShape.ToArray())}");
        }

        return tensor;
    }

    private string DescribeTensors() =>
        Tensors.Count == 0 ? "no tensors" : $"{Tensors.Count} tensors, the first is {Printable.Quote(Tensors[0].Name)}";
}
