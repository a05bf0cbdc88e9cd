using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RetinaBench.Tests.Reports.Figures;

/// <summary>Reads PNG files independently of the writers: bit-by-bit CRC, Adler-32 checked by hand, filter 0 only.</summary>
internal sealed class PngReader
{
    public PngReader(byte[] file)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        int at = 8;
        while (at < file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            byte[] typeAndData = file[(at + 4)..(at + 8 + length)];
            Assert.Equal(BitwiseCrc(typeAndData), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            Chunks.Add((Encoding.ASCII.GetString(typeAndData, 0, 4), typeAndData[4..]));
            at += 12 + length;
        }
    }

    public List<(string Type, byte[] Data)> Chunks { get; } = [];

    public IEnumerable<string> Types => Chunks.Select(chunk => chunk.Type);

    public byte[] Header => Chunks[0].Data;

    /// <summary>The pixels of a zlib stream: [rows, stride].</summary>
    public static byte[] Pixels(byte[] zlib, int rows, int stride)
    {
        using var inflated = new MemoryStream();
        using (var stream = new ZLibStream(new MemoryStream(zlib), CompressionMode.Decompress))
            stream.CopyTo(inflated);
        byte[] lines = inflated.ToArray();
        Assert.Equal(rows * (stride + 1), lines.Length);
        Assert.Equal(Adler(lines), BinaryPrimitives.ReadUInt32BigEndian(zlib.AsSpan(zlib.Length - 4)));
        byte[] pixels = new byte[rows * stride];
        for (int row = 0; row < rows; row++)
        {
            Assert.Equal(0, lines[row * (stride + 1)]);
            lines.AsSpan((row * (stride + 1)) + 1, stride).CopyTo(pixels.AsSpan(row * stride));
        }

        return pixels;
    }

    // Polynomial division bit by bit, most significant term first (the textbook form that reflected tables abbreviate).
    public static uint BitwiseCrc(byte[] bytes)
    {
        uint register = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool subtract = ((register >> 31) ^ (uint)(value >> bit & 1)) != 0;
                register = (register << 1) ^ (subtract ? 0x04C11DB7u : 0);
            }
        }

        uint reversed = 0;
        for (int bit = 0; bit < 32; bit++)
            reversed |= (register >> bit & 1) << (31 - bit);
        return ~reversed;
    }

    private static uint Adler(byte[] bytes)
    {
        uint a = 1, b = 0;
        foreach (byte value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
