using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Frames;

/// <summary>Turns sixteen frames into lanes: pixel by pixel the values of all frames side by side.</summary>
internal static unsafe class LaneTranspose
{
    private const int Lanes = FrameBlocks.Lanes, Eight = 8;

    /// <summary>Turns frames.</summary>
    /// <param name="frames">Sixteen frames.</param>
    /// <param name="pixels">Values of each, a multiple of eight.</param>
    /// <param name="target">Receives [pixel, lane].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float** frames, int pixels, float* target)
    {
        for (int pixel = 0; pixel < pixels; pixel += Eight)
        {
            for (int lane = 0; lane < Lanes; lane += Eight)
            {
                if (Avx.IsSupported)
                    Square(frames + lane, pixel, target + (pixel * Lanes) + lane);
                else
                    Plain(frames + lane, pixel, target + (pixel * Lanes) + lane);
            }
        }
    }

    /// <summary>Eight frames, one value at a time.</summary>
    internal static void Plain(float** frames, int pixel, float* target)
    {
        for (int lane = 0; lane < Eight; lane++)
        {
            for (int i = 0; i < Eight; i++)
                target[(i * Lanes) + lane] = frames[lane][pixel + i];
        }
    }

    // Pairs of values, pairs of pairs, and then the halves of registers change places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(float** frames, int pixel, float* target)
    {
        Vector256<float> r0 = Vector256.Load(frames[0] + pixel), r1 = Vector256.Load(frames[1] + pixel), r2 = Vector256.Load(frames[2] + pixel), r3 = Vector256.Load(frames[3] + pixel);
        Vector256<float> r4 = Vector256.Load(frames[4] + pixel), r5 = Vector256.Load(frames[5] + pixel), r6 = Vector256.Load(frames[6] + pixel), r7 = Vector256.Load(frames[7] + pixel);
        Vector256<float> t0 = Avx.UnpackLow(r0, r1), t1 = Avx.UnpackHigh(r0, r1), t2 = Avx.UnpackLow(r2, r3), t3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> t4 = Avx.UnpackLow(r4, r5), t5 = Avx.UnpackHigh(r4, r5), t6 = Avx.UnpackLow(r6, r7), t7 = Avx.UnpackHigh(r6, r7);
        const byte Low = 0x44, High = 0xEE, FirstHalves = 0x20, SecondHalves = 0x31;
        r0 = Avx.Shuffle(t0, t2, Low);
        r1 = Avx.Shuffle(t0, t2, High);
        r2 = Avx.Shuffle(t1, t3, Low);
        r3 = Avx.Shuffle(t1, t3, High);
        r4 = Avx.Shuffle(t4, t6, Low);
        r5 = Avx.Shuffle(t4, t6, High);
        r6 = Avx.Shuffle(t5, t7, Low);
        r7 = Avx.Shuffle(t5, t7, High);
        Avx.Permute2x128(r0, r4, FirstHalves).Store(target);
        Avx.Permute2x128(r1, r5, FirstHalves).Store(target + Lanes);
        Avx.Permute2x128(r2, r6, FirstHalves).Store(target + (2 * Lanes));
        Avx.Permute2x128(r3, r7, FirstHalves).Store(target + (3 * Lanes));
        Avx.Permute2x128(r0, r4, SecondHalves).Store(target + (4 * Lanes));
        Avx.Permute2x128(r1, r5, SecondHalves).Store(target + (5 * Lanes));
        Avx.Permute2x128(r2, r6, SecondHalves).Store(target + (6 * Lanes));
        Avx.Permute2x128(r3, r7, SecondHalves).Store(target + (7 * Lanes));
    }
}
