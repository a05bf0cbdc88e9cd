using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>What each subunit sums of each frame, before time: far fewer numbers than pixels.</summary>
internal static class SubunitSums
{
    private const int BlockFrames = 256, WordBits = 64;

    /// <summary>Sums pixels in rows.</summary>
    /// <param name="subunits">Subunits whose pixels are all in the movie.</param>
    /// <param name="movie">The movie.</param>
    /// <param name="first">The first frame.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="sums">Receives [subunit, frame].</param>
    public static void Of(IReadOnlyList<Subunit> subunits, IFrameSequence movie, int first, int frames, Span<double> sums)
    {
        // Bits that stand for a number and its negative are counted: all partial sums are small multiples of that number, and exact in any order.
        if (movie is PackedMovie packed && packed.Low == -packed.High && packed.Geometry.PixelsPerFrame % WordBits == 0 && BitConverter.IsLittleEndian)
        {
            int words = packed.Geometry.PixelsPerFrame / WordBits;
            ReadOnlySpan<ulong> bits = MemoryMarshal.Cast<byte, ulong>(packed.Packed).Slice(first * words, frames * words);
            for (int unit = 0; unit < subunits.Count; unit++)
                Count(bits, MasksOf(subunits[unit], movie.Geometry), packed.High, sums.Slice(unit * frames, frames));
            return;
        }

        int size = movie.Geometry.PixelsPerFrame;
        float[] pixels = ArrayPool<float>.Shared.Rent(checked(Math.Min(BlockFrames, frames) * size));
        for (int start = 0; start < frames; start += BlockFrames)
        {
            int count = Math.Min(BlockFrames, frames - start);
            movie.Read(first + start, pixels.AsSpan(0, count * size));
            for (int unit = 0; unit < subunits.Count; unit++)
                Add(pixels, subunits[unit], movie.Geometry, sums.Slice((unit * frames) + start, count));
        }

        ArrayPool<float>.Shared.Return(pixels);
    }

    private static void Add(ReadOnlySpan<float> pixels, Subunit subunit, MovieGeometry geometry, Span<double> sums)
    {
        for (int t = 0; t < sums.Length; t++)
        {
            double sum = 0;
            for (int row = subunit.Row; row < subunit.Row + subunit.Rows; row++)
            {
                foreach (float pixel in pixels.Slice((t * geometry.PixelsPerFrame) + (row * geometry.Columns) + subunit.Column, subunit.Columns))
                    sum += pixel;
            }

            sums[t] = sum;
        }
    }

    private static void Count(ReadOnlySpan<ulong> bits, ulong[] masks, double high, Span<double> sums)
    {
        int pixels = masks.Sum(BitOperations.PopCount);
        for (int t = 0; t < sums.Length; t++)
        {
            int ones = 0;
            for (int word = 0; word < masks.Length; word++)
                ones += BitOperations.PopCount(bits[(t * masks.Length) + word] & masks[word]);
            sums[t] = high * ((2 * ones) - pixels);
        }
    }

    private static ulong[] MasksOf(Subunit subunit, MovieGeometry geometry)
    {
        ulong[] masks = new ulong[geometry.PixelsPerFrame / WordBits];
        for (int row = subunit.Row; row < subunit.Row + subunit.Rows; row++)
        {
            for (int column = subunit.Column; column < subunit.Column + subunit.Columns; column++)
            {
                int pixel = (row * geometry.Columns) + column;
                masks[pixel / WordBits] |= 1UL << (pixel % WordBits);
            }
        }

        return masks;
    }
}
