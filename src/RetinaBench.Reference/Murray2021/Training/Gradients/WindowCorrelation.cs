using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The gradient of the weights of <see cref="WindowSum"/>: one cell type's gradients times the windows that they belong to.</summary>
internal static unsafe class WindowCorrelation
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>A window of five rows of three vectors, all of its sums in registers; for others see <see cref="WindowRow"/>.</summary>
    /// <param name="gradients">Gradients of one cell type, with the place of their windows in a row.</param>
    /// <param name="count">Number of gradients.</param>
    /// <param name="rows">The source's rows.</param>
    /// <param name="vector">Floats from one vector of a row to the next.</param>
    /// <param name="sums">Gradient of the type's weights, [rows, vectors, lanes].</param>
    public static void RunFifteen<V>(LaneValue* gradients, int count, float** rows, nint vector, float* sums)
        where V : struct, ILanes<V>
    {
        float* first = rows[0];
        nint r1 = (nint)(rows[1] - first), r2 = (nint)(rows[2] - first), r3 = (nint)(rows[3] - first), r4 = (nint)(rows[4] - first);
        V a0 = V.Load(sums), a1 = V.Load(sums + (1 * Lanes)), a2 = V.Load(sums + (2 * Lanes));
        V b0 = V.Load(sums + (3 * Lanes)), b1 = V.Load(sums + (4 * Lanes)), b2 = V.Load(sums + (5 * Lanes));
        V c0 = V.Load(sums + (6 * Lanes)), c1 = V.Load(sums + (7 * Lanes)), c2 = V.Load(sums + (8 * Lanes));
        V d0 = V.Load(sums + (9 * Lanes)), d1 = V.Load(sums + (10 * Lanes)), d2 = V.Load(sums + (11 * Lanes));
        V e0 = V.Load(sums + (12 * Lanes)), e1 = V.Load(sums + (13 * Lanes)), e2 = V.Load(sums + (14 * Lanes));
        for (LaneValue* end = gradients + count; gradients < end; gradients++)
        {
            V g = V.Broadcast(gradients->Value);
            float* x = first + gradients->Place;
            a0 = V.MultiplyAdd(g, V.Load(x), a0);
            a1 = V.MultiplyAdd(g, V.Load(x + vector), a1);
            a2 = V.MultiplyAdd(g, V.Load(x + (2 * vector)), a2);
            float* y = x + r1;
            b0 = V.MultiplyAdd(g, V.Load(y), b0);
            b1 = V.MultiplyAdd(g, V.Load(y + vector), b1);
            b2 = V.MultiplyAdd(g, V.Load(y + (2 * vector)), b2);
            y = x + r2;
            c0 = V.MultiplyAdd(g, V.Load(y), c0);
            c1 = V.MultiplyAdd(g, V.Load(y + vector), c1);
            c2 = V.MultiplyAdd(g, V.Load(y + (2 * vector)), c2);
            y = x + r3;
            d0 = V.MultiplyAdd(g, V.Load(y), d0);
            d1 = V.MultiplyAdd(g, V.Load(y + vector), d1);
            d2 = V.MultiplyAdd(g, V.Load(y + (2 * vector)), d2);
            y = x + r4;
            e0 = V.MultiplyAdd(g, V.Load(y), e0);
            e1 = V.MultiplyAdd(g, V.Load(y + vector), e1);
            e2 = V.MultiplyAdd(g, V.Load(y + (2 * vector)), e2);
        }

        V.Store(sums, a0);
        V.Store(sums + (1 * Lanes), a1);
        V.Store(sums + (2 * Lanes), a2);
        V.Store(sums + (3 * Lanes), b0);
        V.Store(sums + (4 * Lanes), b1);
        V.Store(sums + (5 * Lanes), b2);
        V.Store(sums + (6 * Lanes), c0);
        V.Store(sums + (7 * Lanes), c1);
        V.Store(sums + (8 * Lanes), c2);
        V.Store(sums + (9 * Lanes), d0);
        V.Store(sums + (10 * Lanes), d1);
        V.Store(sums + (11 * Lanes), d2);
        V.Store(sums + (12 * Lanes), e0);
        V.Store(sums + (13 * Lanes), e1);
        V.Store(sums + (14 * Lanes), e2);
    }
}
