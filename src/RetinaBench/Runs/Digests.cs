using System.Security.Cryptography;
using System.Text;

namespace RetinaBench.Runs;

/// <summary>SHA-256 in lower-case hex, whole or shortened.</summary>
internal static class Digests
{
    // 64 bits: accidents and mixed-up files are to be noticed, not attacks withstood.
    private const int ShortBytes = 8;

    /// <summary>The whole digest of a text's UTF-8 bytes.</summary>
    public static string Full(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first 16 digits of the digest of a text's UTF-8 bytes.</summary>
    public static string Short(string text) => Short(Encoding.UTF8.GetBytes(text));

    /// <summary>The first 16 digits of the digest of bytes.</summary>
    public static string Short(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..ShortBytes]);
    }
}
