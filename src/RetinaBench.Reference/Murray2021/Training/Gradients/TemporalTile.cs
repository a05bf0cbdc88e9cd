using System.Runtime.CompilerServices;
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
    /// <param name="initial">What the sums of each lane start from.</param>
    /// <param name="tile">Receives [vectors, frames, lanes].</param>
    public static void Run<V>(float* x, nint distance, int count, float* taps, int direction, float* initial, float* tile)
        where V : struct, ILanes<V>
    {
        if (typeof(V) != typeof(Lanes256))
        {
            Five<V>(x, distance, count, taps, direction, initial, tile);
            return;
        }

        for (int half = 0; half < Lanes; half += Half256.Lanes)
        {
            Three<Half256>(x + half, distance, count, taps + half, direction, initial + half, tile + half);
            Two<Half256>(x + (3 * distance) + half, distance, count, taps + half, direction, initial + half, tile + (3 * Frames * Lanes) + half);
        }
    }

    /// <summary>The same for one vector.</summary>
    public static void RunOne<V>(float* x, int count, float* taps, int direction, float* initial, float* tile)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(initial), a1 = a0, a2 = a0, a3 = a0;
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Five<R>(float* x, nint distance, int count, float* taps, int direction, float* initial, float* tile)
        where R : struct, IRegister<R>
    {
        R a0 = R.Load(initial), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0, c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0, e0 = a0, e1 = a0, e2 = a0, e3 = a0;
        nint move = direction * Lanes;
        float* x1 = x + distance, x2 = x1 + distance, x3 = x2 + distance, x4 = x3 + distance;
        for (nint s = 0; s < (nint)count * Lanes; s += Lanes, taps += move)
        {
            R t0 = R.Load(taps), t1 = R.Load(taps - move), t2 = R.Load(taps - (2 * move)), t3 = R.Load(taps - (3 * move));
            R v = R.Load(x + s);
            a0 = R.MultiplyAdd(v, t0, a0);
            a1 = R.MultiplyAdd(v, t1, a1);
            a2 = R.MultiplyAdd(v, t2, a2);
            a3 = R.MultiplyAdd(v, t3, a3);
            v = R.Load(x1 + s);
            b0 = R.MultiplyAdd(v, t0, b0);
            b1 = R.MultiplyAdd(v, t1, b1);
            b2 = R.MultiplyAdd(v, t2, b2);
            b3 = R.MultiplyAdd(v, t3, b3);
            v = R.Load(x2 + s);
            c0 = R.MultiplyAdd(v, t0, c0);
            c1 = R.MultiplyAdd(v, t1, c1);
            c2 = R.MultiplyAdd(v, t2, c2);
            c3 = R.MultiplyAdd(v, t3, c3);
            v = R.Load(x3 + s);
            d0 = R.MultiplyAdd(v, t0, d0);
            d1 = R.MultiplyAdd(v, t1, d1);
            d2 = R.MultiplyAdd(v, t2, d2);
            d3 = R.MultiplyAdd(v, t3, d3);
            v = R.Load(x4 + s);
            e0 = R.MultiplyAdd(v, t0, e0);
            e1 = R.MultiplyAdd(v, t1, e1);
            e2 = R.MultiplyAdd(v, t2, e2);
            e3 = R.MultiplyAdd(v, t3, e3);
        }

        Store(tile, a0, a1, a2, a3);
        Store(tile + (4 * Lanes), b0, b1, b2, b3);
        Store(tile + (8 * Lanes), c0, c1, c2, c3);
        Store(tile + (12 * Lanes), d0, d1, d2, d3);
        Store(tile + (16 * Lanes), e0, e1, e2, e3);
    }

    // Twelve sums, three inputs and one tap at a time: sixteen registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Three<R>(float* x, nint distance, int count, float* taps, int direction, float* initial, float* tile)
        where R : struct, IRegister<R>
    {
        R a0 = R.Load(initial), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0, c0 = a0, c1 = a0, c2 = a0, c3 = a0;
        nint move = direction * Lanes, m = 0;
        float* x1 = x + distance, x2 = x1 + distance, taps1 = taps - move, taps2 = taps1 - move, taps3 = taps2 - move;
        for (nint s = 0; s < (nint)count * Lanes; s += Lanes, m += move)
        {
            R v0 = R.Load(x + s), v1 = R.Load(x1 + s), v2 = R.Load(x2 + s);
            R t = R.Load(taps + m);
            a0 = R.MultiplyAdd(v0, t, a0);
            b0 = R.MultiplyAdd(v1, t, b0);
            c0 = R.MultiplyAdd(v2, t, c0);
            t = R.Load(taps1 + m);
            a1 = R.MultiplyAdd(v0, t, a1);
            b1 = R.MultiplyAdd(v1, t, b1);
            c1 = R.MultiplyAdd(v2, t, c1);
            t = R.Load(taps2 + m);
            a2 = R.MultiplyAdd(v0, t, a2);
            b2 = R.MultiplyAdd(v1, t, b2);
            c2 = R.MultiplyAdd(v2, t, c2);
            t = R.Load(taps3 + m);
            a3 = R.MultiplyAdd(v0, t, a3);
            b3 = R.MultiplyAdd(v1, t, b3);
            c3 = R.MultiplyAdd(v2, t, c3);
        }

        Store(tile, a0, a1, a2, a3);
        Store(tile + (4 * Lanes), b0, b1, b2, b3);
        Store(tile + (8 * Lanes), c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Two<R>(float* x, nint distance, int count, float* taps, int direction, float* initial, float* tile)
        where R : struct, IRegister<R>
    {
        R a0 = R.Load(initial), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        nint move = direction * Lanes, m = 0;
        float* x1 = x + distance, taps1 = taps - move, taps2 = taps1 - move, taps3 = taps2 - move;
        for (nint s = 0; s < (nint)count * Lanes; s += Lanes, m += move)
        {
            R v0 = R.Load(x + s), v1 = R.Load(x1 + s);
            R t = R.Load(taps + m);
            a0 = R.MultiplyAdd(v0, t, a0);
            b0 = R.MultiplyAdd(v1, t, b0);
            t = R.Load(taps1 + m);
            a1 = R.MultiplyAdd(v0, t, a1);
            b1 = R.MultiplyAdd(v1, t, b1);
            t = R.Load(taps2 + m);
            a2 = R.MultiplyAdd(v0, t, a2);
            b2 = R.MultiplyAdd(v1, t, b2);
            t = R.Load(taps3 + m);
            a3 = R.MultiplyAdd(v0, t, a3);
            b3 = R.MultiplyAdd(v1, t, b3);
        }

        Store(tile, a0, a1, a2, a3);
        Store(tile + (4 * Lanes), b0, b1, b2, b3);
    }

    private static void Store<R>(float* tile, R v0, R v1, R v2, R v3)
        where R : struct, IRegister<R>
    {
        R.Store(tile, v0);
        R.Store(tile + Lanes, v1);
        R.Store(tile + (2 * Lanes), v2);
        R.Store(tile + (3 * Lanes), v3);
    }
}
