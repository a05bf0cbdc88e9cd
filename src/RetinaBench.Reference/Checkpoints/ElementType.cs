using System.Buffers.Binary;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>A floating-point element type of safetensors: its size in bytes and its conversion to float32.</summary>
/// <param name="Name">The name in the header.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Read">Reads one little-endian element.</param>
internal sealed record ElementType(string Name, int Size, ElementType.Reader Read)
{
    private const int BFloat16Shift = 16;

    /// <summary>Reads one little-endian element; float64 is rounded to nearest, the others convert exactly.</summary>
    public delegate float Reader(ReadOnlySpan<byte> bytes);

    /// <summary>The types that are read, in the order that messages list them.</summary>
    public static IReadOnlyList<ElementType> All { get; } =
    [
        new("F32", sizeof(float), BinaryPrimitives.ReadSingleLittleEndian),
        new("F64", sizeof(double), bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        new("F16", 2, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        // bfloat16 is the upper half of a float32.
        new("BF16", 2, bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << BFloat16Shift)),
    ];

    /// <summary>Converts as many elements as the target takes.</summary>
    public void Convert(ReadOnlySpan<byte> bytes, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = Read(bytes[(i * Size)..]);
    }
}
