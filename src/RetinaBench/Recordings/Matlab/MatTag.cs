using System.Buffers.Binary;

namespace RetinaBench.Recordings.Matlab;

/// <summary>The eight bytes before an element: its type and length, or, for elements of up to four bytes, the element itself too.</summary>
/// <param name="Type">Type of the element.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Small">The element, where it is part of the tag.</param>
internal readonly record struct MatTag(MatType Type, uint Length, byte[]? Small)
{
    private const int TagLength = 8, SmallLength = 4;

    /// <summary>Reads a tag.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    /// <exception cref="InvalidDataException">A small element is longer than four bytes.</exception>
    public static MatTag Read(Stream stream)
    {
        byte[] bytes = new byte[TagLength];
        stream.ReadExactly(bytes);
        uint first = BinaryPrimitives.ReadUInt32LittleEndian(bytes), length = first >> 16;
        if (length == 0)
            return new((MatType)first, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)), null);
        return length <= SmallLength
            ? new((MatType)(first & 0xFFFF), length, bytes[4..(4 + (int)length)])
            : throw new InvalidDataException($"an element within a tag has {length} bytes, allowed are {SmallLength}");
    }

    /// <summary>The bytes of the element, with what pads them read too.</summary>
    /// <param name="stream">The stream after the tag.</param>
    /// <param name="largest">Most bytes that are read.</param>
    /// <exception cref="InvalidDataException">There are more.</exception>
    public byte[] ReadAll(Stream stream, int largest)
    {
        if (Length > largest)
            throw new InvalidDataException($"an element has {Length} bytes where at most {largest} are expected");
        if (Small is not null)
            return Small;
        byte[] bytes = new byte[Length];
        stream.ReadExactly(bytes);
        SkipPadding(stream);
        return bytes;
    }

    /// <summary>Passes over what fills an element up to a multiple of 8 bytes.</summary>
    /// <param name="stream">The stream after the element.</param>
    public void SkipPadding(Stream stream)
    {
        Span<byte> padding = stackalloc byte[TagLength];
        if (Small is null)
            stream.ReadExactly(padding[..(int)((TagLength - (Length % TagLength)) % TagLength)]);
    }
}
