using System.Globalization;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Performance.Devices;

/// <summary>What stands in the table of devices.</summary>
internal static class DeviceText
{
    private static readonly (string Head, Func<TorchTiming, string> Cell)[] s_columns =
    [
        ("ms/stimulus", t => Number(t.MsPerStimulus, "0.000")),
        ("fastest", t => Number(t.FastestMsPerStimulus, "0.000")),
        ("stimuli/s", t => Number(t.StimuliPerSecond, "0.0")),
        ("GFLOP/s", t => Number(t.Gflops, "0.0")),
        ("of peak", t => Number(t.ShareOfPeak, "0.0 %")),
        ("device MiB", t => t.DeviceMemoryBytes is { } bytes ? Number(bytes / (double)(1 << 20), "0") : "-"),
        ("together", t => t.Together.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The rows of what was measured, with a row of heads; empty where nothing was.</summary>
    /// <param name="devices">The benchmarks.</param>
    public static IReadOnlyList<string[]> Rows(IReadOnlyList<DeviceReport> devices)
    {
        string[][] rows = [.. devices.Where(d => d.Timing is not null).Select(d => (string[])[d.Name, .. s_columns.Select(c => c.Cell(d.Timing!))])];
        return rows.Length == 0 ? rows : [["GPU benchmark", .. s_columns.Select(c => c.Head)], .. rows];
    }

    /// <summary>A line for each reason, with the benchmarks that were not measured for it.</summary>
    /// <param name="devices">The benchmarks.</param>
    public static IEnumerable<string> Skipped(IReadOnlyList<DeviceReport> devices) => devices.Where(d => d.Reason is not null)
        .GroupBy(d => d.Reason!, StringComparer.Ordinal)
        .Select(g => $"skipped: {string.Join(", ", g.Select(d => d.Name))}: {g.Key}");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
