using System.Buffers.Binary;

namespace RetinaBench.Recordings;

/// <summary>How a number is stored, little-endian.</summary>
internal enum NumberType
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Half,
    Single,
    Double,
}

/// <summary>Sizes and values of stored numbers.</summary>
internal static class NumberTypes
{
    private const int BlockBytes = 1 << 16;

    /// <summary>Bytes of one number.</summary>
    public static int Size(this NumberType type) => type switch
    {
        NumberType.Int8 or NumberType.UInt8 => 1,
        NumberType.Int16 or NumberType.UInt16 or NumberType.Half => 2,
        NumberType.Int32 or NumberType.UInt32 or NumberType.Single => 4,
        _ => 8,
    };

    /// <summary>Reads numbers one after the other; whole numbers beyond 2^53 are rounded.</summary>
    /// <param name="type">How they are stored.</param>
    /// <param name="stream">Where from.</param>
    /// <param name="count">How many.</param>
    /// <param name="sink">Receives the number of each and its value.</param>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static void Read(this NumberType type, Stream stream, int count, Action<int, double> sink)
    {
        int size = type.Size();
        byte[] block = new byte[BlockBytes];
        for (int at = 0; at < count;)
        {
            int numbers = Math.Min(count - at, BlockBytes / size);
            stream.ReadExactly(block, 0, numbers * size);
            for (int i = 0; i < numbers; i++)
                sink(at + i, Value(type, block.AsSpan(i * size, size)));
            at += numbers;
        }
    }

    private static double Value(NumberType type, ReadOnlySpan<byte> bytes) => type switch
    {
        NumberType.Int8 => (sbyte)bytes[0],
        NumberType.UInt8 => bytes[0],
        NumberType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        NumberType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        NumberType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        NumberType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        NumberType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        NumberType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        NumberType.Half => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        NumberType.Single => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };
}
