using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>The gradient of a convolution's weights, summed over several blocks of sixteen frames.</summary>
/// <remarks>
/// A tile holds the sums of up to three filters and four taps over all blocks and positions, in sixteen lanes that are summed at the end: every load serves
/// three or four multiply-adds, and memory is written once for a tile.
/// </remarks>
internal static unsafe class WeightGradient<V, R>
    where V : struct, ILanes<V>
    where R : struct, IRegister<R>
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Floats that <see cref="Run"/> works in.</summary>
    public static int ScratchLength(Convolution shape) => RowLength(shape) * Convolution.MostInTile;

    /// <summary>Sums the gradient.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="input">[block, channel, slot, lane].</param>
    /// <param name="inputStride">Floats between two blocks of the input.</param>
    /// <param name="delta">[block, filter, slot, lane], the derivative of the loss by the output before it was rectified.</param>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> floats.</param>
    /// <param name="gradient">Receives [filter, tap].</param>
    public static void Run(Convolution shape, float* input, int inputStride, float* delta, int blocks, float* scratch, float* gradient)
    {
        int stride = shape.Slots * Lanes, row = RowLength(shape);
        for (int filter = 0, count; filter < shape.Filters; filter += count)
        {
            count = shape.TileFilters(filter);
            for (int half = 0; half < Lanes; half += R.Lanes)
            {
                for (int tap = 0; tap < shape.Taps; tap += Convolution.Tile)
                {
                    float* d = delta + (filter * stride) + half, target = scratch + (tap * Lanes) + half;
                    switch (count)
                    {
                        case 3: Three(shape, input + half, inputStride, d, shape.TapOffsets + tap, blocks, target, row); break;
                        case 2: Two(shape, input + half, inputStride, d, shape.TapOffsets + tap, blocks, target, row); break;
                        default: One(shape, input + half, inputStride, d, shape.TapOffsets + tap, blocks, target); break;
                    }
                }
            }

            for (int i = 0; i < count; i++)
                LaneSums<V>.Run(scratch + (i * row), shape.Taps, gradient + ((filter + i) * shape.Taps));
        }
    }

    private static int RowLength(Convolution shape) => LaneSums<V>.RoundUp(shape.TapSlots) * Lanes;

    // Inlined, tiles share registers with what is around them, and sums go through memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Three(Convolution shape, float* input, int inputStride, float* delta, int* taps, int blocks, float* target, int row)
    {
        int positions = shape.Positions, stride = shape.Slots * Lanes, deltaStride = shape.OutputLength;
        nint t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        R a0 = R.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0, c0 = a0, c1 = a0, c2 = a0, c3 = a0;
        for (int block = 0; block < blocks; block++, input += inputStride, delta += deltaStride)
        {
            float* d = delta;
            for (int position = 0; position < positions; position++, d += Lanes)
            {
                float* x = input + shape.PositionOffsets[position];
                R da = R.Load(d), db = R.Load(d + stride), dc = R.Load(d + (2 * stride));
                R x0 = R.Load(x + t0);
                a0 = R.MultiplyAdd(da, x0, a0);
                b0 = R.MultiplyAdd(db, x0, b0);
                c0 = R.MultiplyAdd(dc, x0, c0);
                R x1 = R.Load(x + t1);
                a1 = R.MultiplyAdd(da, x1, a1);
                b1 = R.MultiplyAdd(db, x1, b1);
                c1 = R.MultiplyAdd(dc, x1, c1);
                R x2 = R.Load(x + t2);
                a2 = R.MultiplyAdd(da, x2, a2);
                b2 = R.MultiplyAdd(db, x2, b2);
                c2 = R.MultiplyAdd(dc, x2, c2);
                R x3 = R.Load(x + t3);
                a3 = R.MultiplyAdd(da, x3, a3);
                b3 = R.MultiplyAdd(db, x3, b3);
                c3 = R.MultiplyAdd(dc, x3, c3);
            }
        }

        Store(target, a0, a1, a2, a3);
        Store(target + row, b0, b1, b2, b3);
        Store(target + (2 * row), c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Two(Convolution shape, float* input, int inputStride, float* delta, int* taps, int blocks, float* target, int row)
    {
        int positions = shape.Positions, stride = shape.Slots * Lanes, deltaStride = shape.OutputLength;
        nint t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        R a0 = R.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        for (int block = 0; block < blocks; block++, input += inputStride, delta += deltaStride)
        {
            float* d = delta;
            for (int position = 0; position < positions; position++, d += Lanes)
            {
                float* x = input + shape.PositionOffsets[position];
                R da = R.Load(d), db = R.Load(d + stride);
                a0 = R.MultiplyAdd(da, x + t0, a0);
                b0 = R.MultiplyAdd(db, x + t0, b0);
                a1 = R.MultiplyAdd(da, x + t1, a1);
                b1 = R.MultiplyAdd(db, x + t1, b1);
                a2 = R.MultiplyAdd(da, x + t2, a2);
                b2 = R.MultiplyAdd(db, x + t2, b2);
                a3 = R.MultiplyAdd(da, x + t3, a3);
                b3 = R.MultiplyAdd(db, x + t3, b3);
            }
        }

        Store(target, a0, a1, a2, a3);
        Store(target + row, b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void One(Convolution shape, float* input, int inputStride, float* delta, int* taps, int blocks, float* target)
    {
        int positions = shape.Positions, deltaStride = shape.OutputLength;
        nint t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        R a0 = R.Zero, a1 = a0, a2 = a0, a3 = a0;
        for (int block = 0; block < blocks; block++, input += inputStride, delta += deltaStride)
        {
            float* d = delta;
            for (int position = 0; position < positions; position++, d += Lanes)
            {
                float* x = input + shape.PositionOffsets[position];
                R da = R.Load(d);
                a0 = R.MultiplyAdd(da, x + t0, a0);
                a1 = R.MultiplyAdd(da, x + t1, a1);
                a2 = R.MultiplyAdd(da, x + t2, a2);
                a3 = R.MultiplyAdd(da, x + t3, a3);
            }
        }

        Store(target, a0, a1, a2, a3);
    }

    private static void Store(float* target, R v0, R v1, R v2, R v3)
    {
        R.Store(target, v0);
        R.Store(target + Lanes, v1);
        R.Store(target + (2 * Lanes), v2);
        R.Store(target + (3 * Lanes), v3);
    }
}
