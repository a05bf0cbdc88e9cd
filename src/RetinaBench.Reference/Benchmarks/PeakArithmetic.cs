using System.Diagnostics;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Measures how many floating-point operations a second this machine carries out when nothing touches memory.</summary>
internal static class PeakArithmetic
{
    // Enough independent sums to hide the latency of a multiply-add (4 cycles, 2 a cycle), few enough to stay in registers.
    private const int Sums = 10;
    private const int FlopsPerOperation = 2 * FrameBlocks.Lanes;
    private const int Steps = 200_000;
    private const int Repeats = 40;

    /// <summary>GFLOP/s of a number of threads together.</summary>
    public static double MeasureGflops(SimdLevel level, int threads)
    {
        double[] rates = new double[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => rates[i] = level switch
        {
            SimdLevel.Vector512 => OneThread<Lanes512>(),
            SimdLevel.Vector256 => OneThread<Lanes256>(),
            _ => OneThread<LanesScalar>(),
        });
        return rates.Sum();
    }

    private static double OneThread<V>()
        where V : struct, ILanes<V>
    {
        // Scalar lanes are emulated one by one, a hundred times slower.
        int steps = typeof(V) == typeof(LanesScalar) ? Steps / 100 : Steps;
        double best = 0, sink = 0;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            sink += Run<V>(steps);
            best = Math.Max(best, (double)steps * Sums * FlopsPerOperation / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return double.IsFinite(sink) ? best : 0;
    }

    private static unsafe float Run<V>(int steps)
        where V : struct, ILanes<V>
    {
        V factor = V.Broadcast(0.999f), a0 = V.Broadcast(1);
        V a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0;
        for (int i = 0; i < steps; i++)
        {
            a0 = V.MultiplyAdd(a0, factor, factor);
            a1 = V.MultiplyAdd(a1, factor, factor);
            a2 = V.MultiplyAdd(a2, factor, factor);
            a3 = V.MultiplyAdd(a3, factor, factor);
            a4 = V.MultiplyAdd(a4, factor, factor);
            a5 = V.MultiplyAdd(a5, factor, factor);
            a6 = V.MultiplyAdd(a6, factor, factor);
            a7 = V.MultiplyAdd(a7, factor, factor);
            a8 = V.MultiplyAdd(a8, factor, factor);
            a9 = V.MultiplyAdd(a9, factor, factor);
        }

        float* sums = stackalloc float[8];
        V.SumEight(a0, a1, a2, a3, a4, a5, V.Add(a6, a7), V.Add(a8, a9), sums);
        return sums[0] + sums[1] + sums[2] + sums[3] + sums[4] + sums[5] + sums[6] + sums[7];
    }
}
