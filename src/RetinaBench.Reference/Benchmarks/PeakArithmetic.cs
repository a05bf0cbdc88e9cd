using System.Diagnostics;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Measures how many floating-point operations a second this machine carries out when nothing touches memory.</summary>
internal static class PeakArithmetic
{
    // Enough independent sums to hide the latency of a multiply-add (4 cycles, 2 a cycle), few enough to stay in registers.
    private const int Sums = 10;
    private const int Steps = 200_000;
    private const int Repeats = 40;

    /// <summary>GFLOP/s of a number of threads together.</summary>
    public static double MeasureGflops(SimdLevel level, int threads)
    {
        double[] rates = new double[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => rates[i] = level switch
        {
            SimdLevel.Vector512 => OneThread<Lanes512>(),
            SimdLevel.Vector256 => OneThread<Half256>(),
            _ => OneThread<LanesScalar>(),
        });
        return rates.Sum();
    }

    private static double OneThread<R>()
        where R : struct, IRegister<R>
    {
        // Scalar lanes are emulated one by one, a hundred times slower.
        int steps = typeof(R) == typeof(LanesScalar) ? Steps / 100 : Steps;
        double best = 0, sink = 0;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            sink += Run<R>(steps);
            best = Math.Max(best, (double)steps * Sums * 2 * R.Lanes / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return double.IsFinite(sink) ? best : 0;
    }

    private static unsafe float Run<R>(int steps)
        where R : struct, IRegister<R>
    {
        R factor = R.Broadcast(0.999f), a0 = R.Broadcast(1);
        R a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0;
        for (int i = 0; i < steps; i++)
        {
            a0 = R.MultiplyAdd(a0, factor, factor);
            a1 = R.MultiplyAdd(a1, factor, factor);
            a2 = R.MultiplyAdd(a2, factor, factor);
            a3 = R.MultiplyAdd(a3, factor, factor);
            a4 = R.MultiplyAdd(a4, factor, factor);
            a5 = R.MultiplyAdd(a5, factor, factor);
            a6 = R.MultiplyAdd(a6, factor, factor);
            a7 = R.MultiplyAdd(a7, factor, factor);
            a8 = R.MultiplyAdd(a8, factor, factor);
            a9 = R.MultiplyAdd(a9, factor, factor);
        }

        float* values = stackalloc float[FrameBlocks.Lanes];
        R sum = R.MultiplyAdd(a0, a1, R.MultiplyAdd(a2, a3, R.MultiplyAdd(a4, a5, R.MultiplyAdd(a6, a7, R.MultiplyAdd(a8, a9, R.Zero)))));
        R.Store(values, sum);
        return values[0];
    }
}
