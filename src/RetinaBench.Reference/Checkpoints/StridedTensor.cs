using System.Buffers.Binary;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Copies a strided view of a float32 storage into row-major order.</summary>
internal static class StridedTensor
{
    /// <summary>One past the last storage element that a view touches: offset + 1 + sum over axes of (size - 1) stride; 0 for an empty view.</summary>
    /// <remarks>Sizes and strides are below 2^31 and there are at most 8 axes, so that nothing overflows while the sizes multiply to an int.</remarks>
    public static long Extent(long offset, IReadOnlyList<long> shape, IReadOnlyList<long> strides)
    {
        if (shape.Contains(0))
            return 0;
        return offset + 1 + shape.Zip(strides, (size, stride) => (size - 1) * stride).Sum();
    }

    /// <summary>Copies a view whose <see cref="Extent"/> lies within the storage.</summary>
    public static void Copy(ReadOnlySpan<byte> storage, long offset, IReadOnlyList<long> shape, IReadOnlyList<long> strides, Span<float> target)
    {
        Span<long> index = stackalloc long[shape.Count];
        index.Clear();
        long at = offset;
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = BinaryPrimitives.ReadSingleLittleEndian(storage[(int)(at * sizeof(float))..]);
            for (int axis = shape.Count - 1; axis >= 0; axis--)
            {
                at += strides[axis];
                if (++index[axis] < shape[axis])
                    break;
                at -= shape[axis] * strides[axis];
                index[axis] = 0;
            }
        }
    }
}
