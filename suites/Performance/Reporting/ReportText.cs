using System.Globalization;
using System.Text;
using RetinaBench.Baselines.Performance;
using RetinaBench.Performance.Devices;

namespace RetinaBench.Performance.Reporting;

/// <summary>Writes a report for people.</summary>
internal static class ReportText
{
    private const string None = "-";

    private static readonly (string Head, Func<BenchmarkReport, string> Cell)[] s_columns =
    [
        ("benchmark", b => b.Name),
        ("cpu ms", b => Number(b.ProcessorMicroseconds / 1e3, "0.000")),
        ("wall ms", b => Number(b.Figures?.Nanoseconds / 1e6, "0.000")),
        ("+-", b => Number(b.Figures?.StandardError / 1e6, "0.000")),
        ("stimuli/s", b => Number(b.StimuliPerSecond, "0.0")),
        ("GFLOP/s", b => Number(b.GflopsPerSecond, "0.0")),
        ("of peak", b => Number(b.ShareOfPeak, "0.0 %")),
        ("GB/s", b => Number(b.GigabytesPerSecond, "0.00")),
        ("alloc KiB", b => Number(b.Figures?.AllocatedBytes / 1024.0, "0.0")),
        ("peak MiB", b => Number(b.PeakMemoryBytes / (double)(1 << 20), "0")),
        ("to accepted", b => Number(b.Verdict.ToAccepted, "x0.000")),
        ("to pinned", b => Number(b.Verdict.ToPinned, "x0.000")),
        ("verdict", b => b.Verdict.Change.ToString()),
    ];

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    public static void Write(PerformanceReport report, TextWriter output)
    {
        output.WriteLine($"machine: {report.MachineKey}{(report.KnownMachine ? "" : " (unknown: nothing to compare with, the gate is neutral)")}");
        if (report.PeakGflops is { } peak)
            output.WriteLine($"peak: {Number(peak, "0.0")} GFLOP/s on one thread, multiply-adds in registers");
        output.WriteLine(report.Gpu);
        output.WriteLine();
        WriteTable([[.. s_columns.Select(c => c.Head)], .. report.Benchmarks.Select(b => s_columns.Select(c => c.Cell(b)).ToArray())], output);
        output.WriteLine();
        if (DeviceText.Rows(report.Devices) is { Count: > 0 } devices)
        {
            WriteTable(devices, output);
            output.WriteLine();
        }

        foreach (string skipped in DeviceText.Skipped(report.Devices))
            output.WriteLine(skipped);
        foreach (BenchmarkReport told in report.Benchmarks.Where(b => b.Verdict.Reason.Length > 0))
            output.WriteLine($"{told.Name}: {told.Verdict.Change}: {told.Verdict.Reason}");
        output.WriteLine(Sum(report));
    }

    private static string Sum(PerformanceReport report)
    {
        string counts = string.Join(", ", report.Benchmarks.GroupBy(b => b.Verdict.Change).OrderBy(g => g.Key).Select(g => FormattableString.Invariant($"{g.Count()} {g.Key}")));
        string gate = report.Fails ? "failed: " + string.Join(", ", report.Benchmarks.Where(b => b.Verdict.Fails).Select(b => b.Name))
            : report.Benchmarks.All(b => b.Verdict.Change is PerformanceChange.New or PerformanceChange.NotComparable or PerformanceChange.NotMeasured) ? "neutral: nothing could be compared"
            : "passed";
        return $"gate {gate} ({counts})";
    }

    private static void WriteTable(IReadOnlyList<string[]> rows, TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
        {
            var line = new StringBuilder();
            for (int c = 0; c < widths.Length; c++)
                line.Append(c == 0 || c == widths.Length - 1 ? row[c].PadRight(widths[c] + 2) : row[c].PadLeft(widths[c]) + "  ");
            output.WriteLine(line.ToString().TrimEnd());
        }
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;
}
