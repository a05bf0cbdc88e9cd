using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Stimuli;

/// <summary>Packs black-and-white frames to one bit a pixel, row-major, the lowest bit of a byte first.</summary>
public static class FramePacker
{
    private const int PixelsPerByte = 8;

    /// <summary>Bytes of a packed frame: pixels / 8, rounded up.</summary>
    /// <param name="pixels">Number of pixels.</param>
    public static int PackedLength(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return (int)(((long)pixels + PixelsPerByte - 1) / PixelsPerByte);
    }

    /// <summary>Packs a frame whose pixels are all 0 or 1.</summary>
    /// <param name="pixels">Intensities, [rows, columns].</param>
    /// <param name="packed">Receives <see cref="PackedLength"/> bytes; unused bits of the last one are 0.</param>
    /// <returns>False, with unspecified <paramref name="packed"/>, when a pixel is neither 0 nor 1.</returns>
    public static bool TryPack(ReadOnlySpan<float> pixels, Span<byte> packed)
    {
        if (packed.Length != PackedLength(pixels.Length))
            throw new ArgumentException($"{pixels.Length} pixels pack to {PackedLength(pixels.Length)} bytes, not {packed.Length}", nameof(packed));
        ReadOnlySpan<Vector256<float>> eights = MemoryMarshal.Cast<float, Vector256<float>>(pixels);
        for (int i = 0; i < eights.Length; i++)
        {
            Vector256<float> lit = Vector256.Equals(eights[i], Vector256<float>.One), dark = Vector256.Equals(eights[i], Vector256<float>.Zero);
            if ((lit | dark).ExtractMostSignificantBits() != byte.MaxValue)
                return false;
            packed[i] = (byte)lit.ExtractMostSignificantBits();
        }

        if (eights.Length == packed.Length)
            return true;
        packed[^1] = 0;
        for (int pixel = eights.Length * PixelsPerByte; pixel < pixels.Length; pixel++)
        {
            if (pixels[pixel] is not (0 or 1))
                return false;
            packed[^1] |= (byte)((int)pixels[pixel] << (pixel % PixelsPerByte));
        }

        return true;
    }
}
