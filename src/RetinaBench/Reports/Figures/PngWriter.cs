using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>Writes still pictures as 8-bit PNG (ISO/IEC 15948), without filtering or interlacing.</summary>
/// <remarks>
/// Equal pixels give equal bytes on the same .NET runtime; another runtime may compress to other bytes of the same pixels.
/// </remarks>
public static class PngWriter
{
    /// <summary>The most rows or columns of a picture.</summary>
    public const int LargestSide = 65535;

    /// <summary>The most bytes of uncompressed pixels of one picture.</summary>
    public const int LargestPicture = 1 << 30;

    /// <summary>Writes one picture.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="pixels">[rows, columns], or [rows, columns, 3] for colour.</param>
    /// <param name="rows">Rows, in [1, 65535].</param>
    /// <param name="columns">Columns, in [1, 65535].</param>
    /// <param name="format">What the bytes are.</param>
    /// <exception cref="ArgumentException">The pixels are not rows x columns of that format, or more than 2^30 bytes.</exception>
    public static void Write(Stream output, ReadOnlySpan<byte> pixels, int rows, int columns, PixelFormat format = PixelFormat.Grayscale)
    {
        var chunks = new PngChunks(output, rows, columns, format);
        ReadOnlySpan<byte> data = chunks.Compress(pixels);
        chunks.WriteHeader();
        chunks.Write("IDAT"u8, data);
        chunks.Write("IEND"u8, []);
    }
}
