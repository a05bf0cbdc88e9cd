using System.Diagnostics;
using RetinaBench.Performance.Calibration;

namespace RetinaBench.Performance.Sampling;

/// <summary>Measures a benchmark and the yardstick by turns, so that whatever slows the machine slows both.</summary>
internal static class PairedSampler
{
    // A round is short beside the changes of load, and long beside the resolution of the clock (a microsecond).
    private const double RoundMilliseconds = 10, SampleMilliseconds = 60;

    // The yardstick takes as long as the benchmark, as its noise counts as much, but no longer than this before and after each round.
    private const double LongestYardstickMilliseconds = 100;

    // Operations of seconds are sampled less often than asked for.
    private const double ProcessMilliseconds = 3000;
    private const int LeastSamples = 2;

    /// <summary>Measures in this process.</summary>
    /// <param name="subject">The benchmark.</param>
    /// <param name="effort">How much; the number of processes is not heeded.</param>
    public static SubjectSample Measure(Subject subject, SamplingEffort effort)
    {
        subject.Prepare();
        var yardstick = new Yardstick();
        double operation = WarmUp(subject, yardstick, effort.WarmUp), unit = yardstick.RoundNanoseconds;
        int operations = Math.Max(1, (int)(RoundMilliseconds * 1e6 / operation));
        int rounds = Math.Max(1, (int)(SampleMilliseconds * 1e6 / (operations * operation)));
        int repeats = Math.Max(1, (int)(Math.Min(operations * operation / 2, LongestYardstickMilliseconds * 1e6) / unit));
        int samples = Math.Clamp((int)(ProcessMilliseconds * 1e6 / (rounds * operations * operation)), Math.Min(LeastSamples, effort.Samples), effort.Samples);
        var ratios = new double[samples];
        var nanoseconds = new double[samples];
        long wall = Stopwatch.GetTimestamp();
        double processor = ProcessorTime.Nanoseconds;
        for (int sample = 0; sample < samples; sample++)
        {
            yardstick.Reset();
            double spent = 0;
            for (int round = 0; round < rounds; round++)
            {
                yardstick.Measure(repeats);
                spent += Time(subject, operations);
                yardstick.Measure(repeats);
            }

            nanoseconds[sample] = spent / ((double)rounds * operations);
            ratios[sample] = nanoseconds[sample] / yardstick.Nanoseconds;
        }

        double crowding = Stopwatch.GetElapsedTime(wall).TotalNanoseconds / (ProcessorTime.Nanoseconds - processor);
        return new(subject.Name, ratios, nanoseconds, crowding, Process.GetCurrentProcess().PeakWorkingSet64);
    }

    // Ends with the processor time of the last operation and the yardstick's.
    private static double WarmUp(Subject subject, Yardstick yardstick, TimeSpan atLeast)
    {
        const int LeastOperations = 2;
        double start = ProcessorTime.Nanoseconds, operation = double.PositiveInfinity;
        for (int done = 0; done < LeastOperations || ProcessorTime.Nanoseconds - start < atLeast.TotalNanoseconds; done++)
        {
            yardstick.Reset();
            yardstick.Measure(1);
            operation = Math.Min(operation, Time(subject, 1));
        }

        return operation;
    }

    private static double Time(Subject subject, int operations)
    {
        double start = ProcessorTime.Nanoseconds;
        for (int i = 0; i < operations; i++)
            subject.Run();
        return ProcessorTime.Nanoseconds - start;
    }
}
