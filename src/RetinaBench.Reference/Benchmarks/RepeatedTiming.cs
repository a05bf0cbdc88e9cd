using System.Diagnostics;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Times a piece of work again and again.</summary>
/// <param name="WarmUp">How long it runs before it is measured, so that code is compiled and clocks are up.</param>
/// <param name="Repeats">Repeats whose median is reported, at least 1.</param>
internal sealed record RepeatedTiming(TimeSpan WarmUp, int Repeats)
{
    /// <summary>The threads that are measured where nobody asks for others: 1 and the number of processors.</summary>
    public static IReadOnlyList<int> DefaultThreads => [.. new[] { 1, Environment.ProcessorCount }.Distinct()];

    /// <summary>Measures.</summary>
    /// <param name="pass">The work.</param>
    /// <param name="stimuli">Stimuli of one pass.</param>
    /// <returns>Milliseconds a stimulus.</returns>
    public (double Median, double Fastest) Measure(Action pass, int stimuli)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            pass();
        }
        while (Stopwatch.GetElapsedTime(start) < WarmUp);

        double[] spent = new double[Repeats];
        for (int repeat = 0; repeat < spent.Length; repeat++)
        {
            start = Stopwatch.GetTimestamp();
            pass();
            spent[repeat] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / stimuli;
        }

        Array.Sort(spent);
        int middle = spent.Length / 2;
        return (spent.Length % 2 == 1 ? spent[middle] : (spent[middle - 1] + spent[middle]) / 2, spent[0]);
    }

    /// <summary>Turns a measurement into rates.</summary>
    /// <param name="threads">Threads that were measured.</param>
    /// <param name="level">Width of the vector instructions used.</param>
    /// <param name="measured">Milliseconds a stimulus.</param>
    /// <param name="dense">Operations of the dense definition for a stimulus.</param>
    /// <param name="executed">Operations carried out for a stimulus.</param>
    public static BenchmarkTiming Rate(int threads, SimdLevel level, (double Median, double Fastest) measured, double dense, double executed)
    {
        double peak = PeakArithmetic.MeasureGflops(level, threads), rate = executed / measured.Median / 1e6;
        return new(threads, measured.Median, measured.Fastest, dense / measured.Median / 1e6, rate, peak, rate / peak);
    }
}
