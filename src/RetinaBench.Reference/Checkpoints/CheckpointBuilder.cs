using System.Globalization;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Collects the tensors of a file that is being read, refusing what <see cref="CheckpointLimits"/> refuses.</summary>
/// <param name="file">The file, as messages name it.</param>
internal sealed class CheckpointBuilder(string file)
{
    private readonly List<CheckpointTensor> tensors = [];
    private long elements;

    /// <summary>Checks a tensor, whose name must be new, lets <paramref name="fill"/> write its row-major values and adds it.</summary>
    public void Add(string name, IReadOnlyList<long> shape, Action<float[]> fill)
    {
        if (TensorName.FindFault(name) is { } fault)
            throw new InputException($"{file}: tensor name {Printable.Quote(name)} {fault}");
        if (tensors.Count == CheckpointLimits.Tensors)
            throw new InputException($"{file}: has more than {CheckpointLimits.Tensors} tensors");

        int count = TensorShape.CountElements(shape);
        if (count < 0)
        {
            throw Fail(name, $"has shape {TensorShape.Format(shape)}, allowed are up to {CheckpointLimits.Dimensions} axes of 0 or more " +
                $"and {CheckpointLimits.Elements} elements");
        }

        elements += count;
        if (elements > CheckpointLimits.Elements)
            throw Fail(name, $"brings the checkpoint to {elements} elements, allowed are {CheckpointLimits.Elements}");

        float[] values = new float[count];
        fill(values);
        if (CheckpointTensor.FindNonFinite(values) is var index and >= 0)
            throw Fail(name, $"has the value {values[index].ToString(CultureInfo.InvariantCulture)} at index {index}, expected finite float32 numbers");
        tensors.Add(CheckpointTensor.TakeOver(name, [.. shape.Select(size => (int)size)], values));
    }

    /// <summary>The checkpoint of all tensors added, of which there must be one.</summary>
    public Checkpoint Build(IReadOnlyDictionary<string, string>? metadata) => tensors.Count == 0
        ? throw new InputException($"{file}: has no tensors, expected at least one")
        : new Checkpoint(file, tensors, metadata);

    private InputException Fail(string name, string reason) => new($"{file}: tensor {Printable.Quote(name)} {reason}");
}
