using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>Convolves one block of sixteen frames and rectifies.</summary>
/// <remarks>A tile holds the sums of up to three filters at four positions: each input is loaded once for three sums, each weight for four.</remarks>
internal static unsafe class ConvolutionForward<R>
    where R : struct, IRegister<R>
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Convolves.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="input">[channel, slot, lane].</param>
    /// <param name="weights">[filter, tap].</param>
    /// <param name="output">[filter, slot, lane]: what is added to the sum; receives the larger of the whole and 0.</param>
    public static void Run(Convolution shape, float* input, float* weights, float* output)
    {
        int stride = shape.Slots * Lanes;
        for (int half = 0; half < Lanes; half += R.Lanes)
        {
            for (int filter = 0, count; filter < shape.Filters; filter += count)
            {
                count = shape.TileFilters(filter);
                float* w = weights + (filter * shape.Taps);
                for (int slot = 0; slot < shape.Slots; slot += Convolution.Tile)
                {
                    float* target = output + (filter * stride) + (slot * Lanes) + half;
                    switch (count)
                    {
                        case 3: Three(shape, input + half, shape.PositionOffsets + slot, w, target, stride); break;
                        case 2: Two(shape, input + half, shape.PositionOffsets + slot, w, target, stride); break;
                        default: One(shape, input + half, shape.PositionOffsets + slot, w, target); break;
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Three(Convolution shape, float* input, int* positions, float* w, float* target, int stride)
    {
        int taps = shape.Taps;
        float* x0 = input + positions[0], x1 = input + positions[1], x2 = input + positions[2], x3 = input + positions[3];
        float* u = w + taps, v = u + taps;
        float* second = target + stride, third = second + stride;
        R a0 = R.Load(target), a1 = R.Load(target + Lanes), a2 = R.Load(target + (2 * Lanes)), a3 = R.Load(target + (3 * Lanes));
        R b0 = R.Load(second), b1 = R.Load(second + Lanes), b2 = R.Load(second + (2 * Lanes)), b3 = R.Load(second + (3 * Lanes));
        R c0 = R.Load(third), c1 = R.Load(third + Lanes), c2 = R.Load(third + (2 * Lanes)), c3 = R.Load(third + (3 * Lanes));
        int* offsets = shape.TapOffsets;
        for (int tap = 0; tap < taps; tap++)
        {
            nint at = offsets[tap];
            R wa = R.Broadcast(w[tap]), wb = R.Broadcast(u[tap]), wc = R.Broadcast(v[tap]);
            a0 = R.MultiplyAdd(wa, x0 + at, a0);
            b0 = R.MultiplyAdd(wb, x0 + at, b0);
            c0 = R.MultiplyAdd(wc, x0 + at, c0);
            a1 = R.MultiplyAdd(wa, x1 + at, a1);
            b1 = R.MultiplyAdd(wb, x1 + at, b1);
            c1 = R.MultiplyAdd(wc, x1 + at, c1);
            a2 = R.MultiplyAdd(wa, x2 + at, a2);
            b2 = R.MultiplyAdd(wb, x2 + at, b2);
            c2 = R.MultiplyAdd(wc, x2 + at, c2);
            a3 = R.MultiplyAdd(wa, x3 + at, a3);
            b3 = R.MultiplyAdd(wb, x3 + at, b3);
            c3 = R.MultiplyAdd(wc, x3 + at, c3);
        }

        Store(target, a0, a1, a2, a3);
        Store(second, b0, b1, b2, b3);
        Store(third, c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(Convolution shape, float* input, int* positions, float* w, float* target, int stride)
    {
        int taps = shape.Taps;
        float* x0 = input + positions[0], x1 = input + positions[1], x2 = input + positions[2], x3 = input + positions[3];
        float* u = w + taps;
        float* second = target + stride;
        R a0 = R.Load(target), a1 = R.Load(target + Lanes), a2 = R.Load(target + (2 * Lanes)), a3 = R.Load(target + (3 * Lanes));
        R b0 = R.Load(second), b1 = R.Load(second + Lanes), b2 = R.Load(second + (2 * Lanes)), b3 = R.Load(second + (3 * Lanes));
        int* offsets = shape.TapOffsets;
        for (int tap = 0; tap < taps; tap++)
        {
            nint at = offsets[tap];
            R wa = R.Broadcast(w[tap]), wb = R.Broadcast(u[tap]);
            a0 = R.MultiplyAdd(wa, x0 + at, a0);
            b0 = R.MultiplyAdd(wb, x0 + at, b0);
            a1 = R.MultiplyAdd(wa, x1 + at, a1);
            b1 = R.MultiplyAdd(wb, x1 + at, b1);
            a2 = R.MultiplyAdd(wa, x2 + at, a2);
            b2 = R.MultiplyAdd(wb, x2 + at, b2);
            a3 = R.MultiplyAdd(wa, x3 + at, a3);
            b3 = R.MultiplyAdd(wb, x3 + at, b3);
        }

        Store(target, a0, a1, a2, a3);
        Store(second, b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(Convolution shape, float* input, int* positions, float* w, float* target)
    {
        float* x0 = input + positions[0], x1 = input + positions[1], x2 = input + positions[2], x3 = input + positions[3];
        R a0 = R.Load(target), a1 = R.Load(target + Lanes), a2 = R.Load(target + (2 * Lanes)), a3 = R.Load(target + (3 * Lanes));
        int* offsets = shape.TapOffsets;
        for (int tap = 0; tap < shape.Taps; tap++)
        {
            nint at = offsets[tap];
            R wa = R.Broadcast(w[tap]);
            a0 = R.MultiplyAdd(wa, x0 + at, a0);
            a1 = R.MultiplyAdd(wa, x1 + at, a1);
            a2 = R.MultiplyAdd(wa, x2 + at, a2);
            a3 = R.MultiplyAdd(wa, x3 + at, a3);
        }

        Store(target, a0, a1, a2, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, R v0, R v1, R v2, R v3)
    {
        R zero = R.Zero;
        R.Store(target, R.Max(v0, zero));
        R.Store(target + Lanes, R.Max(v1, zero));
        R.Store(target + (2 * Lanes), R.Max(v2, zero));
        R.Store(target + (3 * Lanes), R.Max(v3, zero));
    }
}
