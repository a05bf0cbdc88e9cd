namespace RetinaBench.Reference.Checkpoints;

/// <summary>A named, immutable float32 tensor of a checkpoint, every value of which is finite.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class CheckpointTensor
{
    /// <summary>Makes a tensor from a copy of its values.</summary>
    /// <param name="name">1 to 256 characters without control characters, such as <c>bipolar3.bipolar_space.weight</c>.</param>
    /// <param name="shape">The sizes of at most 8 axes, slowest first, each at least 0; empty for a scalar.</param>
    /// <param name="values">Row-major values, as many as the product of <paramref name="shape"/>, all finite.</param>
    /// <exception cref="ArgumentException">The name, shape or values are outside these ranges.</exception>
    public CheckpointTensor(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
        : this(name, shape.ToArray(), values.ToArray())
    {
        if (TensorName.FindFault(name) is { } fault)
            throw new ArgumentException($"name {Printable.Quote(name)} {fault}", nameof(name));

        int count = TensorShape.CountElements([.. Shape]);
        if (count < 0)
        {
            throw new ArgumentException(
                $"shape {TensorShape.Format(Shape)} exceeds {CheckpointLimits.Dimensions} axes of 0 or more or {CheckpointLimits.Elements} elements",
                nameof(shape));
        }

        if (count != values.Length)
            throw new ArgumentException($"values has {values.Length} elements, shape {TensorShape.Format(Shape)} has {count}", nameof(values));
        if (FindNonFinite(values) is var index and >= 0)
            throw new ArgumentException($"values[{index}] is {FormattableString.Invariant($"{values[index]}")}, expected finite numbers", nameof(values));
    }

    private CheckpointTensor(string name, int[] shape, float[] values)
    {
        Name = name;
        Shape = Array.AsReadOnly(shape);
        Values = values;
    }

    /// <summary>The name, unique in a checkpoint.</summary>
    public string Name { get; }

    /// <summary>The sizes of the axes, slowest first; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values in row-major order, all finite.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>A tensor that takes over arrays which its caller has checked and will not touch again.</summary>
    internal static CheckpointTensor TakeOver(string name, int[] shape, float[] values) => new(name, shape, values);

    /// <summary>The index of the first value that is not finite, or -1.</summary>
    internal static int FindNonFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                return i;
        }

        return -1;
    }
}
