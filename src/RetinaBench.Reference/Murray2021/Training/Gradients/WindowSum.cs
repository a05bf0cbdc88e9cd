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
    /// <param name="initial">What sums start from.</param>
    /// <param name="sums">Receives [positions, lanes].</param>
    public static void Run<V>(float** rows, int kernelRows, int* offsets, int terms, nint step, float* weights, nint weightStride, V initial, float* sums)
        where V : struct, ILanes<V>
    {
        V s0 = initial, s1 = initial, s2 = initial, s3 = initial, s4 = initial, s5 = initial, s6 = initial, s7 = initial, s8 = initial, s9 = initial, s10 = initial, s11 = initial;
        nint three = 3 * step;
        for (int row = 0; row < kernelRows; row++)
        {
            for (int term = 0; term < terms; term++, weights += weightStride)
            {
                float* x = rows[row] + offsets[term];
                V w = V.Load(weights);
                s0 = V.MultiplyAdd(w, V.Broadcast(x[0]), s0);
                s1 = V.MultiplyAdd(w, V.Broadcast(x[step]), s1);
                s2 = V.MultiplyAdd(w, V.Broadcast(x[2 * step]), s2);
                x += three;
                s3 = V.MultiplyAdd(w, V.Broadcast(x[0]), s3);
                s4 = V.MultiplyAdd(w, V.Broadcast(x[step]), s4);
                s5 = V.MultiplyAdd(w, V.Broadcast(x[2 * step]), s5);
                x += three;
                s6 = V.MultiplyAdd(w, V.Broadcast(x[0]), s6);
                s7 = V.MultiplyAdd(w, V.Broadcast(x[step]), s7);
                s8 = V.MultiplyAdd(w, V.Broadcast(x[2 * step]), s8);
                x += three;
                s9 = V.MultiplyAdd(w, V.Broadcast(x[0]), s9);
                s10 = V.MultiplyAdd(w, V.Broadcast(x[step]), s10);
                s11 = V.MultiplyAdd(w, V.Broadcast(x[2 * step]), s11);
            }
        }

        V.Store(sums, s0);
        V.Store(sums + (1 * Lanes), s1);
        V.Store(sums + (2 * Lanes), s2);
        V.Store(sums + (3 * Lanes), s3);
        V.Store(sums + (4 * Lanes), s4);
        V.Store(sums + (5 * Lanes), s5);
        V.Store(sums + (6 * Lanes), s6);
        V.Store(sums + (7 * Lanes), s7);
        V.Store(sums + (8 * Lanes), s8);
        V.Store(sums + (9 * Lanes), s9);
        V.Store(sums + (10 * Lanes), s10);
        V.Store(sums + (11 * Lanes), s11);
    }

    /// <summary>The same for one position.</summary>
    public static void RunOne<V>(float** rows, int kernelRows, int* offsets, int terms, nint first, float* weights, nint weightStride, V initial, float* sums)
        where V : struct, ILanes<V>
    {
        V sum = initial;
        for (int row = 0; row < kernelRows; row++)
        {
            float* x = rows[row] + first;
            for (int term = 0; term < terms; term++, weights += weightStride)
                sum = V.MultiplyAdd(V.Load(weights), V.Broadcast(x[offsets[term]]), sum);
        }

        V.Store(sums, sum);
    }
}
