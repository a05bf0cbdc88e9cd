using System.IO.Compression;

namespace RetinaBench.Experiments;

/// <summary>Many numbers as one short text: the base64 of a zlib stream (RFC 1950).</summary>
internal static class PackedBytes
{
    /// <summary>Packs bytes.</summary>
    public static string Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>Unpacks as many bytes as were packed.</summary>
    /// <exception cref="InvalidDataException">The text is damaged, or holds another number of bytes.</exception>
    public static byte[] Unpack(string text, int length)
    {
        byte[] bytes = new byte[length];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            zlib.ReadExactly(bytes);
            if (zlib.ReadByte() < 0)
                return bytes;
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException)
        {
            throw new InvalidDataException($"packed bytes cannot be unpacked: {e.Message}", e);
        }

        throw new InvalidDataException(FormattableString.Invariant($"packed bytes are more than the {length} expected"));
    }
}
