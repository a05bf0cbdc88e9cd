using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Sums windows over a map of cells for sixteen cell types of the layer above, twelve neighbouring positions at once.</summary>
internal static unsafe class WindowSum
{
    /// <summary>Positions of a tile.</summary>
    public const int Positions = 12;

    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Sums of twelve positions, one frame.</summary>
    /// <param name="rows">The first position's window in each row of the source, at the frame.</param>
    /// <param name="kernelRows">Rows of the window.</param>
    /// <param name="offsets">Floats to the terms of a row.</param>
    /// <param name="terms">Terms of a row.</param>
    /// <param name="step">Floats from one position to the next.</param>
    /// <param name="weights">[kernel rows, terms, lanes], each term <paramref name="weightStride"/> floats from the next.</param>
    /// <param name="weightStride">Floats from one term's weights to the next.</param>
    /// <param name="initial">What the sums of each lane start from.</param>
    /// <param name="sums">Receives [positions, lanes].</param>
    public static void Run<V>(float** rows, int kernelRows, int* offsets, int terms, nint step, float* weights, nint weightStride, float* initial, float* sums)
        where V : struct, ILanes<V>
    {
        if (typeof(V) != typeof(Lanes256))
        {
            Tile<V>(rows, kernelRows, offsets, terms, step, weights, weightStride, initial, sums);
            return;
        }

        for (int half = 0; half < Lanes; half += Half256.Lanes)
            Tile<Half256>(rows, kernelRows, offsets, terms, step, weights + half, weightStride, initial + half, sums + half);
    }

    /// <summary>The same for one position.</summary>
    public static void RunOne<V>(float** rows, int kernelRows, int* offsets, int terms, nint first, float* weights, nint weightStride, float* initial, float* sums)
        where V : struct, ILanes<V>
    {
        V sum = V.Load(initial);
        for (int row = 0; row < kernelRows; row++)
        {
            float* x = rows[row] + first;
            for (int term = 0; term < terms; term++, weights += weightStride)
                sum = V.MultiplyAdd(V.Load(weights), V.Broadcast(x[offsets[term]]), sum);
        }

        V.Store(sums, sum);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Tile<R>(float** rows, int kernelRows, int* offsets, int terms, nint step, float* weights, nint weightStride, float* initial, float* sums)
        where R : struct, IRegister<R>
    {
        R s0 = R.Load(initial), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        nint three = 3 * step;
        for (int row = 0; row < kernelRows; row++)
        {
            float* x0 = rows[row], x1 = x0 + three, x2 = x1 + three, x3 = x2 + three;
            for (int* offset = offsets, end = offsets + terms; offset < end; offset++, weights += weightStride)
            {
                nint a = *offset, b = a + step, c = b + step;
                R w = R.Load(weights);
                s0 = R.MultiplyAdd(w, R.Broadcast(x0[a]), s0);
                s1 = R.MultiplyAdd(w, R.Broadcast(x0[b]), s1);
                s2 = R.MultiplyAdd(w, R.Broadcast(x0[c]), s2);
                s3 = R.MultiplyAdd(w, R.Broadcast(x1[a]), s3);
                s4 = R.MultiplyAdd(w, R.Broadcast(x1[b]), s4);
                s5 = R.MultiplyAdd(w, R.Broadcast(x1[c]), s5);
                s6 = R.MultiplyAdd(w, R.Broadcast(x2[a]), s6);
                s7 = R.MultiplyAdd(w, R.Broadcast(x2[b]), s7);
                s8 = R.MultiplyAdd(w, R.Broadcast(x2[c]), s8);
                s9 = R.MultiplyAdd(w, R.Broadcast(x3[a]), s9);
                s10 = R.MultiplyAdd(w, R.Broadcast(x3[b]), s10);
                s11 = R.MultiplyAdd(w, R.Broadcast(x3[c]), s11);
            }
        }

        R.Store(sums, s0);
        R.Store(sums + (1 * Lanes), s1);
        R.Store(sums + (2 * Lanes), s2);
        R.Store(sums + (3 * Lanes), s3);
        R.Store(sums + (4 * Lanes), s4);
        R.Store(sums + (5 * Lanes), s5);
        R.Store(sums + (6 * Lanes), s6);
        R.Store(sums + (7 * Lanes), s7);
        R.Store(sums + (8 * Lanes), s8);
        R.Store(sums + (9 * Lanes), s9);
        R.Store(sums + (10 * Lanes), s10);
        R.Store(sums + (11 * Lanes), s11);
    }
}
