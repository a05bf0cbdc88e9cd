using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Filters five vectors in time, four frames at once: 20 sums in registers, for 9 loads a step.</summary>
/// <remarks>
/// sum[v, i] = initial + sum over s of x[v, s] x taps[s x move + i x step]. A causal filter walks down the taps as s grows
/// (move -16 floats, step 16), its transpose up (move 16, step -16); tables have <see cref="Pad"/> zero taps at both ends.
/// </remarks>
internal static unsafe class TemporalTile
{
    /// <summary>Vectors of a tile.</summary>
    public const int Vectors = 5;

    /// <summary>Frames of a tile.</summary>
    public const int Frames = 4;

    /// <summary>Zero taps that a table needs at both ends.</summary>
    public const int Pad = Frames - 1;

    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Sums <paramref name="count"/> steps.</summary>
    /// <param name="x">The first inputs of the first vector; each step is one frame of sixteen lanes.</param>
    /// <param name="distance">Floats from one vector to the next.</param>
    /// <param name="count">Number of steps.</param>
    /// <param name="taps">The tap of frame 0 of the tile in the first step.</param>
    /// <param name="direction">-1 for the causal filter, 1 for its transpose.</param>
    /// <param name="initial">What sums start from.</param>
    /// <param name="tile">Receives [vectors, frames, lanes].</param>
    public static void Run<V>(float* x, nint distance, int count, float* taps, int direction, V initial, float* tile)
        where V : struct, ILanes<V>
    {
        V a0 = initial, a1 = initial, a2 = initial, a3 = initial, b0 = initial, b1 = initial, b2 = initial, b3 = initial;
        V c0 = initial, c1 = initial, c2 = initial, c3 = initial, d0 = initial, d1 = initial, d2 = initial, d3 = initial;
        V e0 = initial, e1 = initial, e2 = initial, e3 = initial;
        nint move = direction * Lanes;
        float* x1 = x + distance, x2 = x1 + distance, x3 = x2 + distance, x4 = x3 + distance;
        for (nint s = 0; s < (nint)count * Lanes; s += Lanes, taps += move)
        {
            V t0 = V.Load(taps), t1 = V.Load(taps - move), t2 = V.Load(taps - (2 * move)), t3 = V.Load(taps - (3 * move));
            V v = V.Load(x + s);
            a0 = V.MultiplyAdd(v, t0, a0);
            a1 = V.MultiplyAdd(v, t1, a1);
            a2 = V.MultiplyAdd(v, t2, a2);
            a3 = V.MultiplyAdd(v, t3, a3);
            v = V.Load(x1 + s);
            b0 = V.MultiplyAdd(v, t0, b0);
            b1 = V.MultiplyAdd(v, t1, b1);
            b2 = V.MultiplyAdd(v, t2, b2);
            b3 = V.MultiplyAdd(v, t3, b3);
            v = V.Load(x2 + s);
            c0 = V.MultiplyAdd(v, t0, c0);
            c1 = V.MultiplyAdd(v, t1, c1);
            c2 = V.MultiplyAdd(v, t2, c2);
            c3 = V.MultiplyAdd(v, t3, c3);
            v = V.Load(x3 + s);
            d0 = V.MultiplyAdd(v, t0, d0);
            d1 = V.MultiplyAdd(v, t1, d1);
            d2 = V.MultiplyAdd(v, t2, d2);
            d3 = V.MultiplyAdd(v, t3, d3);
            v = V.Load(x4 + s);
            e0 = V.MultiplyAdd(v, t0, e0);
            e1 = V.MultiplyAdd(v, t1, e1);
            e2 = V.MultiplyAdd(v, t2, e2);
            e3 = V.MultiplyAdd(v, t3, e3);
        }

        Store(tile, a0, a1, a2, a3);
        Store(tile + (4 * Lanes), b0, b1, b2, b3);
        Store(tile + (8 * Lanes), c0, c1, c2, c3);
        Store(tile + (12 * Lanes), d0, d1, d2, d3);
        Store(tile + (16 * Lanes), e0, e1, e2, e3);
    }

    /// <summary>The same for one vector.</summary>
    public static void RunOne<V>(float* x, int count, float* taps, int direction, V initial, float* tile)
        where V : struct, ILanes<V>
    {
        V a0 = initial, a1 = initial, a2 = initial, a3 = initial;
        nint move = direction * Lanes;
        for (nint s = 0; s < (nint)count * Lanes; s += Lanes, taps += move)
        {
            V v = V.Load(x + s);
            a0 = V.MultiplyAdd(v, V.Load(taps), a0);
            a1 = V.MultiplyAdd(v, V.Load(taps - move), a1);
            a2 = V.MultiplyAdd(v, V.Load(taps - (2 * move)), a2);
            a3 = V.MultiplyAdd(v, V.Load(taps - (3 * move)), a3);
        }

        Store(tile, a0, a1, a2, a3);
    }

    private static void Store<V>(float* tile, V v0, V v1, V v2, V v3)
        where V : struct, ILanes<V>
    {
        V.Store(tile, v0);
        V.Store(tile + Lanes, v1);
        V.Store(tile + (2 * Lanes), v2);
        V.Store(tile + (3 * Lanes), v3);
    }
}
