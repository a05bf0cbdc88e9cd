using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Performance.Calibration;

/// <summary>Multiply-adds that never leave registers: the part of the yardstick that follows the clock and a busy neighbour.</summary>
internal static class ArithmeticKernel
{
    // Eight chains keep two multiply-adds a cycle in flight at a latency of four.
    private const float Factor = 0.999f, Start = 1;

    /// <summary>Steps of 64 multiply-adds each.</summary>
    /// <param name="steps">How many.</param>
    /// <returns>A value that depends on all of them.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Run(int steps)
    {
        Vector256<float> f = Vector256.Create(Factor), a = Vector256.Create(Start), b = a, c = a, d = a, e = a, g = a, h = a, i = a;
        for (int step = 0; step < steps; step++)
        {
            a = Vector256.MultiplyAddEstimate(a, f, f);
            b = Vector256.MultiplyAddEstimate(b, f, f);
            c = Vector256.MultiplyAddEstimate(c, f, f);
            d = Vector256.MultiplyAddEstimate(d, f, f);
            e = Vector256.MultiplyAddEstimate(e, f, f);
            g = Vector256.MultiplyAddEstimate(g, f, f);
            h = Vector256.MultiplyAddEstimate(h, f, f);
            i = Vector256.MultiplyAddEstimate(i, f, f);
        }

        return Vector256.Sum(a + b + c + d + (e + g + h + i));
    }
}
