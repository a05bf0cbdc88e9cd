using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>The gradient of a convolution's weights, summed over several blocks of sixteen frames.</summary>
/// <remarks>
/// A tile holds the sums of up to three filters and four taps over all blocks and positions, in sixteen lanes that are summed at the end: every load serves
/// three or four multiply-adds, and memory is written once for a tile. Blocks and positions are one loop with places from a table: as two loops, of which the inner one has four turns, it is a quarter slower.
/// </remarks>
internal static unsafe class WeightGradient<V, R>
    where V : struct, ILanes<V>
    where R : struct, IRegister<R>
{
    private const int Lanes = FrameBlocks.Lanes, Group = LaneSums<V>.Group;

    /// <summary>Taps that all filters take before any goes on, about a channel's: their input is read from far memory once.</summary>
    private const int Chunk = 6 * Group;

    /// <summary>Floats that <see cref="Run"/> works in.</summary>
    public const int ScratchLength = Convolution.MostInTile * Group * Lanes;

    /// <summary>Sums the gradient.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="input">[block, channel, slot, lane].</param>
    /// <param name="delta">[block, filter, slot, lane], the derivative of the loss by the output before it was rectified.</param>
    /// <param name="blocks">Number of blocks, up to <see cref="Convolution.MostBlocks"/>.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> floats.</param>
    /// <param name="gradient">Receives [filter, tap].</param>
    public static void Run(Convolution shape, float* input, float* delta, int blocks, float* scratch, float* gradient)
    {
        for (int chunk = 0; chunk < shape.Taps; chunk += Chunk)
        {
            int end = Math.Min(chunk + Chunk, shape.Taps);
            for (int filter = 0, count; filter < shape.Filters; filter += count)
            {
                count = shape.TileFilters(filter);
                for (int tap = chunk; tap < end; tap += Group)
                {
                    Tiles(shape, input, delta + (filter * shape.Slots * Lanes), count, tap, blocks, scratch);
                    for (int i = 0; i < count; i++)
                        LaneSums<V>.Run(scratch + (i * Group * Lanes), Math.Min(Group, end - tap), gradient + ((filter + i) * shape.Taps) + tap);
                }
            }
        }
    }

    // A group of taps for the filters of a tile: what is summed over lanes next is still in the nearest cache.
    private static void Tiles(Convolution shape, float* input, float* delta, int filters, int group, int blocks, float* scratch)
    {
        const int Row = Group * Lanes;
        int end = Math.Min(group + Group, shape.Taps), stride = shape.Slots * Lanes;
        nint count = blocks * shape.Positions;
        for (int half = 0; half < Lanes; half += R.Lanes)
        {
            for (int tap = group; tap < end; tap += Convolution.Tile)
            {
                float* x = input + half, d = delta + half, target = scratch + ((tap - group) * Lanes) + half;
                switch (filters)
                {
                    case 3: Three(x, d, stride, shape.InputPlaces, shape.OutputPlaces, count, shape.TapOffsets + tap, target, Row); break;
                    case 2: Two(x, d, stride, shape.InputPlaces, shape.OutputPlaces, count, shape.TapOffsets + tap, target, Row); break;
                    default: One(x, d, shape.InputPlaces, shape.OutputPlaces, count, shape.TapOffsets + tap, target); break;
                }
            }
        }
    }

    // Inlined, tiles share registers with what is around them, and sums go through memory.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Three(float* input, float* delta, nint stride, int* inputs, int* deltas, nint count, int* taps, float* target, int row)
    {
        nint t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        R a0 = R.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0, c0 = a0, c1 = a0, c2 = a0, c3 = a0;
        for (nint i = 0; i < count; i++)
        {
            float* x = input + inputs[i], d = delta + deltas[i];
            R da = R.Load(d), db = R.Load(d + stride), dc = R.Load(d + (2 * stride));
            a0 = R.MultiplyAdd(da, x + t0, a0);
            b0 = R.MultiplyAdd(db, x + t0, b0);
            c0 = R.MultiplyAdd(dc, x + t0, c0);
            a1 = R.MultiplyAdd(da, x + t1, a1);
            b1 = R.MultiplyAdd(db, x + t1, b1);
            c1 = R.MultiplyAdd(dc, x + t1, c1);
            a2 = R.MultiplyAdd(da, x + t2, a2);
            b2 = R.MultiplyAdd(db, x + t2, b2);
            c2 = R.MultiplyAdd(dc, x + t2, c2);
            a3 = R.MultiplyAdd(da, x + t3, a3);
            b3 = R.MultiplyAdd(db, x + t3, b3);
            c3 = R.MultiplyAdd(dc, x + t3, c3);
        }

        Store(target, a0, a1, a2, a3);
        Store(target + row, b0, b1, b2, b3);
        Store(target + (2 * row), c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Two(float* input, float* delta, nint stride, int* inputs, int* deltas, nint count, int* taps, float* target, int row)
    {
        nint t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        R a0 = R.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        for (nint i = 0; i < count; i++)
        {
            float* x = input + inputs[i], d = delta + deltas[i];
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

        Store(target, a0, a1, a2, a3);
        Store(target + row, b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void One(float* input, float* delta, int* inputs, int* deltas, nint count, int* taps, float* target)
    {
        nint t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        R a0 = R.Zero, a1 = a0, a2 = a0, a3 = a0;
        for (nint i = 0; i < count; i++)
        {
            float* x = input + inputs[i], d = delta + deltas[i];
            R da = R.Load(d);
            a0 = R.MultiplyAdd(da, x + t0, a0);
            a1 = R.MultiplyAdd(da, x + t1, a1);
            a2 = R.MultiplyAdd(da, x + t2, a2);
            a3 = R.MultiplyAdd(da, x + t3, a3);
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
