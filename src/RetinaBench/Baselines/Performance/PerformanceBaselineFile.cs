using System.Text.RegularExpressions;
using RetinaBench.Json;

namespace RetinaBench.Baselines.Performance;

/// <summary>Reads and writes the baselines of a machine.</summary>
public static partial class PerformanceBaselineFile
{
    /// <summary>The largest file that is read: 16 MiB.</summary>
    public const int MaximumBytes = 1 << 24;

    /// <summary>The most samples of one measurement.</summary>
    public const int MaximumSamples = 10_000;

    private const int LongestName = 100;

    /// <summary>The file of a machine.</summary>
    /// <param name="folder">Folder of baselines.</param>
    /// <param name="key">Key of the machine.</param>
    public static string PathOf(string folder, string key) => Path.Combine(folder, key + ".json");

    /// <summary>Reads the baselines of a machine.</summary>
    /// <param name="folder">Folder of baselines.</param>
    /// <param name="machine">The machine.</param>
    /// <returns>Its baselines, or null where nothing was stored for it.</returns>
    /// <exception cref="InputException">The file cannot be read, is no baseline, contradicts itself, or belongs to another machine.</exception>
    public static PerformanceBaseline? Find(string folder, MachineDescription machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        string path = PathOf(folder, machine.Key);
        return File.Exists(path) || Directory.Exists(path) ? Check(StrictJson.ReadInput<PerformanceBaseline>(path, MaximumBytes), machine.Key) : null;
    }

    /// <summary>Reads baselines from a text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="fileNameForMessages">How errors name it.</param>
    /// <param name="key">Key of the machine that they must belong to.</param>
    /// <exception cref="InputException">The text is no baseline, contradicts itself, or belongs to another machine.</exception>
    public static PerformanceBaseline Parse(string text, string fileNameForMessages, string key) => Check(StrictJson.ParseInput<PerformanceBaseline>(text, fileNameForMessages), key);

    /// <summary>Writes baselines so that the file, at any moment, holds either what it held before or all of them.</summary>
    /// <param name="folder">Folder of baselines, made where there is none.</param>
    /// <param name="baseline">The baselines.</param>
    /// <exception cref="InputException">The file cannot be written; what it held before is kept.</exception>
    public static void Write(string folder, PerformanceBaseline baseline)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(baseline);
        InputFile.ReplaceText(PathOf(folder, baseline.Machine.Key), StrictJson.Serialize(baseline));
    }

    private static PerformanceBaseline Check(JsonInput<PerformanceBaseline> input, string key)
    {
        PerformanceBaseline baseline = input.Value;
        if (baseline.Format != PerformanceBaseline.CurrentFormat)
            throw input.Error("$.format", $"format {baseline.Format}, this program reads {PerformanceBaseline.CurrentFormat}");
        if (baseline.Machine.Key != key)
            throw input.Error("$.machine", $"the machine is {baseline.Machine.Key}, the file is read for {key}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < baseline.Benchmarks.Count; i++)
            CheckEntry(input, $"$.benchmarks[{i}]", baseline.Benchmarks[i], names);
        for (int i = 0; i < baseline.Throughput?.Count; i++)
            CheckThroughput(input, $"$.throughput[{i}]", baseline.Throughput[i], baseline.Throughput.Take(i));
        return baseline;
    }

    private static void CheckThroughput(JsonInput<PerformanceBaseline> input, string place, ThroughputMeasurement measured, IEnumerable<ThroughputMeasurement> before)
    {
        if (measured is null)
            throw input.Error(place, "null is not a measurement");
        if (before.Any(measured.IsOfTheSame))
            throw input.Error(place, $"{measured.Task} at batch {measured.Batch} on {measured.Device} in {measured.Precision} precision stands there twice");
        foreach ((string member, string word) in new[] { ("task", measured.Task), ("device", measured.Device), ("precision", measured.Precision) })
        {
            if (word.Length is 0 or > LongestName)
                throw input.Error($"{place}.{member}", $"{word.Length} characters, valid are 1 to {LongestName}");
        }

        if (measured.Batch < 1)
            throw input.Error($"{place}.batch", $"{measured.Batch}, valid are 1 and more");
        if (measured.Together < 1 || measured.Together > measured.Batch)
            throw input.Error($"{place}.together", $"{measured.Together}, valid are 1 to the batch, {measured.Batch}");
        CheckPositive(input, $"{place}.msPerStimulus", measured.MsPerStimulus);
        CheckPositive(input, $"{place}.stimuliPerSecond", measured.StimuliPerSecond);
        CheckPositive(input, $"{place}.gflops", measured.Gflops);
        CheckPositive(input, $"{place}.shareOfPeak", measured.ShareOfPeak);
        if (measured.DeviceMemoryBytes < 0)
            throw input.Error($"{place}.deviceMemoryBytes", $"{measured.DeviceMemoryBytes}, valid are 0 and more");
        if (measured.Peer is { } peer)
            CheckPositive(input, $"{place}.peer.msPerStimulus", peer.MsPerStimulus);
    }

    private static void CheckEntry(JsonInput<PerformanceBaseline> input, string place, PerformanceEntry entry, HashSet<string> names)
    {
        if (entry is null)
            throw input.Error(place, "null is not a benchmark");
        if (entry.Name.Length > LongestName || !Name().IsMatch(entry.Name))
            throw input.Error($"{place}.name", $"'{entry.Name}' is not a benchmark's name: words of lower-case letters, digits and '-', with '/' between them, at most {LongestName} characters");
        if (!names.Add(entry.Name))
            throw input.Error($"{place}.name", $"'{entry.Name}' stands there twice");
        if (entry.Version < 1)
            throw input.Error($"{place}.version", $"{entry.Version}, valid are 1 and more");
        if (entry.Calibration < 1)
            throw input.Error($"{place}.calibration", $"{entry.Calibration}, valid are 1 and more");
        if ((entry.New ?? entry.Accepted ?? entry.Pinned) is null)
            throw input.Error(place, "it has neither 'new' nor 'accepted' nor 'pinned'");
        CheckMeasurement(input, $"{place}.new", entry.New);
        CheckMeasurement(input, $"{place}.accepted", entry.Accepted);
        CheckMeasurement(input, $"{place}.pinned", entry.Pinned);
    }

    private static void CheckMeasurement(JsonInput<PerformanceBaseline> input, string place, PerformanceMeasurement? measured)
    {
        if (measured is null)
            return;
        if (measured.Ratios.Count is 0 or > MaximumSamples)
            throw input.Error($"{place}.ratios", $"{measured.Ratios.Count} samples, valid are 1 to {MaximumSamples}");
        for (int i = 0; i < measured.Ratios.Count; i++)
            CheckPositive(input, $"{place}.ratios[{i}]", measured.Ratios[i]);
        CheckPositive(input, $"{place}.nanosecondsPerOperation", measured.NanosecondsPerOperation);
        CheckPositive(input, $"{place}.crowding", measured.Crowding);
    }

    private static void CheckPositive(JsonInput<PerformanceBaseline> input, string place, double value)
    {
        if (!(value > 0))
            throw input.Error(place, FormattableString.Invariant($"{value}, valid are numbers above 0"));
    }

    [GeneratedRegex("^[a-z0-9-]+(/[a-z0-9-]+)*$")]
    private static partial Regex Name();
}
