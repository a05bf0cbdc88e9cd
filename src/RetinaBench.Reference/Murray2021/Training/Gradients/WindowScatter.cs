using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The transpose of <see cref="WindowSum"/>: adds the gradients of one position to those of the cells in its window.</summary>
/// <remarks>Dropout and rectification leave some 40 % of the gradients, and only these are visited.</remarks>
internal static unsafe class WindowScatter
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>A window of five rows of three vectors, all of them in registers; for others see <see cref="WindowRow"/>.</summary>
    /// <param name="gradients">Gradients of the position's cell types, with the place of their weights.</param>
    /// <param name="count">Number of gradients.</param>
    /// <param name="weights">[types, rows, vectors, lanes].</param>
    /// <param name="rows">The rows of the source's gradient.</param>
    /// <param name="first">Floats from their start to the window.</param>
    /// <param name="vector">Floats from one vector to the next.</param>
    public static void RunFifteen<V>(LaneValue* gradients, int count, float* weights, float** rows, nint first, nint vector)
        where V : struct, ILanes<V>
    {
        float* r0 = rows[0] + first, r1 = rows[1] + first, r2 = rows[2] + first, r3 = rows[3] + first, r4 = rows[4] + first;
        V a0 = V.Load(r0), a1 = V.Load(r0 + vector), a2 = V.Load(r0 + (2 * vector));
        V b0 = V.Load(r1), b1 = V.Load(r1 + vector), b2 = V.Load(r1 + (2 * vector));
        V c0 = V.Load(r2), c1 = V.Load(r2 + vector), c2 = V.Load(r2 + (2 * vector));
        V d0 = V.Load(r3), d1 = V.Load(r3 + vector), d2 = V.Load(r3 + (2 * vector));
        V e0 = V.Load(r4), e1 = V.Load(r4 + vector), e2 = V.Load(r4 + (2 * vector));
        for (LaneValue* end = gradients + count; gradients < end; gradients++)
        {
            V g = V.Broadcast(gradients->Value);
            float* w = weights + gradients->Place;
            a0 = V.MultiplyAdd(g, V.Load(w), a0);
            a1 = V.MultiplyAdd(g, V.Load(w + (1 * Lanes)), a1);
            a2 = V.MultiplyAdd(g, V.Load(w + (2 * Lanes)), a2);
            b0 = V.MultiplyAdd(g, V.Load(w + (3 * Lanes)), b0);
            b1 = V.MultiplyAdd(g, V.Load(w + (4 * Lanes)), b1);
            b2 = V.MultiplyAdd(g, V.Load(w + (5 * Lanes)), b2);
            c0 = V.MultiplyAdd(g, V.Load(w + (6 * Lanes)), c0);
            c1 = V.MultiplyAdd(g, V.Load(w + (7 * Lanes)), c1);
            c2 = V.MultiplyAdd(g, V.Load(w + (8 * Lanes)), c2);
            d0 = V.MultiplyAdd(g, V.Load(w + (9 * Lanes)), d0);
            d1 = V.MultiplyAdd(g, V.Load(w + (10 * Lanes)), d1);
            d2 = V.MultiplyAdd(g, V.Load(w + (11 * Lanes)), d2);
            e0 = V.MultiplyAdd(g, V.Load(w + (12 * Lanes)), e0);
            e1 = V.MultiplyAdd(g, V.Load(w + (13 * Lanes)), e1);
            e2 = V.MultiplyAdd(g, V.Load(w + (14 * Lanes)), e2);
        }

        V.Store(r0, a0);
        V.Store(r0 + vector, a1);
        V.Store(r0 + (2 * vector), a2);
        V.Store(r1, b0);
        V.Store(r1 + vector, b1);
        V.Store(r1 + (2 * vector), b2);
        V.Store(r2, c0);
        V.Store(r2 + vector, c1);
        V.Store(r2 + (2 * vector), c2);
        V.Store(r3, d0);
        V.Store(r3 + vector, d1);
        V.Store(r3 + (2 * vector), d2);
        V.Store(r4, e0);
        V.Store(r4 + vector, e1);
        V.Store(r4 + (2 * vector), e2);
    }
}
