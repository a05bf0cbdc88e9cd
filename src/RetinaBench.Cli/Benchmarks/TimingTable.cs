using System.Globalization;
using RetinaBench.Cli.Terminal;
using RetinaBench.Reference.Benchmarks;

namespace RetinaBench.Cli.Benchmarks;

/// <summary>Writes the figures of a benchmark for people, one line for each number of threads.</summary>
internal static class TimingTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="runs">The figures.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<BenchmarkTiming> runs, TextWriter output)
    {
        var table = new TextTable("  threads", "ms/stimulus", "fastest", "GFLOP/s as defined", "GFLOP/s executed", "peak GFLOP/s", "share of peak");
        foreach (BenchmarkTiming run in runs)
        {
            table.Add(
                "  " + Number(run.Threads, "0"),
                Number(run.MsPerStimulus, "0.000"),
                Number(run.FastestMsPerStimulus, "0.000"),
                Number(run.DenseGflops, "0.0"),
                Number(run.ExecutedGflops, "0.0"),
                Number(run.PeakGflops, "0.0"),
                Number(run.ShareOfPeak, "0.0 %"));
        }

        table.Write(output);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
