using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Filters traces in time, and its transpose, which is the same with time reversed: eight positions at once.</summary>
internal static unsafe class TimePass
{
    /// <summary>Positions that are filtered together.</summary>
    public const int Positions = 8;

    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Sixteen frames of eight traces: sums[i, lane] = initial + sum over frames s in [from, to] of x[i, s] x table[s - origin, lane].</summary>
    /// <param name="x">Frame 0 of the first trace.</param>
    /// <param name="distance">Floats from one trace to the next.</param>
    /// <param name="from">First frame that is read.</param>
    /// <param name="to">Last frame that is read; less than <paramref name="from"/> where there is none.</param>
    /// <param name="table">The kernel's vector for frame <paramref name="from"/>.</param>
    /// <param name="initial">What sums start from.</param>
    /// <param name="sums">Receives [8, 16].</param>
    public static void RunEight<V>(float* x, nint distance, int from, int to, float* table, V initial, float* sums)
        where V : struct, ILanes<V>
    {
        V a0 = initial, a1 = initial, a2 = initial, a3 = initial, a4 = initial, a5 = initial, a6 = initial, a7 = initial;
        nint three = 3 * distance;
        for (int frame = from; frame <= to; frame++, table += TemporalTable.StepStride)
        {
            V w = V.Load(table);
            float* at = x + frame;
            a0 = V.MultiplyAdd(V.Broadcast(at[0]), w, a0);
            a1 = V.MultiplyAdd(V.Broadcast(at[distance]), w, a1);
            a2 = V.MultiplyAdd(V.Broadcast(at[2 * distance]), w, a2);
            at += three;
            a3 = V.MultiplyAdd(V.Broadcast(at[0]), w, a3);
            a4 = V.MultiplyAdd(V.Broadcast(at[distance]), w, a4);
            a5 = V.MultiplyAdd(V.Broadcast(at[2 * distance]), w, a5);
            at += three;
            a6 = V.MultiplyAdd(V.Broadcast(at[0]), w, a6);
            a7 = V.MultiplyAdd(V.Broadcast(at[distance]), w, a7);
        }

        V.Store(sums, a0);
        V.Store(sums + Lanes, a1);
        V.Store(sums + (2 * Lanes), a2);
        V.Store(sums + (3 * Lanes), a3);
        V.Store(sums + (4 * Lanes), a4);
        V.Store(sums + (5 * Lanes), a5);
        V.Store(sums + (6 * Lanes), a6);
        V.Store(sums + (7 * Lanes), a7);
    }

    /// <summary>The same for one trace.</summary>
    public static void RunOne<V>(float* x, int from, int to, float* table, V initial, float* sums)
        where V : struct, ILanes<V>
    {
        V sum = initial;
        for (int frame = from; frame <= to; frame++, table += TemporalTable.StepStride)
            sum = V.MultiplyAdd(V.Broadcast(x[frame]), V.Load(table), sum);
        V.Store(sums, sum);
    }
}
