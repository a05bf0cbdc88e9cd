using System.Globalization;
using RetinaBench.Baselines.Performance;
using RetinaBench.Cli.Terminal;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Cli.Benchmarks;

/// <summary>Writes the figures of the Torch core for people, a line a task and batch.</summary>
internal static class TorchBenchText
{
    private const string None = "-";

    /// <summary>Writes them.</summary>
    /// <param name="document">The figures.</param>
    /// <param name="output">Where to.</param>
    public static void Write(TorchBenchDocument document, TextWriter output)
    {
        TorchBenchmarkResult result = document.Torch;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Recipe} on {result.Device} in {document.Throughput.Select(t => t.Precision).FirstOrDefault() ?? "single"} precision, TorchSharp by {result.Provider}, {result.Threads} threads: medians of {result.Repeats} repeats; the device reaches {result.PeakGflops:0.0} GFLOP/s on products of large matrices"));
        var table = new TextTable("  task", "batch", "together", "ms/stimulus", "stimuli/s", "GFLOP/s", "of peak", "device MiB", "peer ms", "peer/this", "this/stored");
        foreach ((ThroughputMeasurement measured, ThroughputMeasurement? stored) in document.Throughput.Zip(document.Stored))
        {
            table.Add(
                "  " + measured.Task,
                Number(measured.Batch, "0"),
                Number(measured.Together, "0"),
                Number(measured.MsPerStimulus, "0.000"),
                Number(measured.StimuliPerSecond, "0.0"),
                Number(measured.Gflops, "0.0"),
                Number(measured.ShareOfPeak, "0.0 %"),
                Number(measured.DeviceMemoryBytes / (double)(1 << 20), "0"),
                Number(measured.Peer?.MsPerStimulus, "0.000"),
                Number(measured.Peer?.MsPerStimulus / measured.MsPerStimulus, "x0.00"),
                Number(measured.MsPerStimulus / stored?.MsPerStimulus, "x0.00"));
        }

        table.Write(output);
        foreach (string peer in document.Throughput.Select(t => t.Peer).OfType<PeerThroughput>().Select(p => $"{p.Name}, {p.Version}").Distinct())
            output.WriteLine($"peer: {peer}; movies lie on the device already, here they are drawn from scenes");
        foreach (TorchFailure failure in result.Failures)
            output.WriteLine(FormattableString.Invariant($"not measured: {TorchTasks.NameOf(failure.Task)} at batch {failure.Batch}: {failure.Reason}"));
        foreach (PeerTiming peer in document.Peers.Where(p => p.Failure is not null))
            output.WriteLine(FormattableString.Invariant($"no peer at batch {peer.Batch}: {peer.Failure}"));
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;
}
