using RetinaBench.Baselines.Performance;
using RetinaBench.Json;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Baselines.Performance;

public sealed class PerformanceBaselineFileTests
{
    private static readonly MachineDescription s_machine = new("cpu", 2, 256, 24, [], "debian 12 x64", ".NET 10.0");

    private static readonly PerformanceMeasurement s_measured = new([1.5, 1.25, 1.75], 1234.5, 1.125, "0.1.0");

    private static readonly PerformanceBaseline s_baseline = PerformanceBaseline.Empty(s_machine)
        .With(new PerformanceEntry("stimuli/render", 1, 1).WithNew(s_measured))
        .With(new PerformanceEntry("inference/sparse", 2, 1).WithAccepted(s_measured))
        .WithThroughput(Throughput("training", 64))
        .WithThroughput(Throughput("inference", 15));

    [Fact]
    public void Write_ThenFind_GivesTheSame()
    {
        using var folder = new TemporaryFolder();
        PerformanceBaselineFile.Write(folder.At("new/folder"), s_baseline);
        PerformanceBaseline? found = PerformanceBaselineFile.Find(folder.At("new/folder"), s_machine);
        Assert.Equal(StrictJson.Serialize(s_baseline), StrictJson.Serialize(found!));
        Assert.Equal([$"{s_machine.Key}.json"], Directory.GetFiles(folder.At("new/folder")).Select(Path.GetFileName));
    }

    [Fact]
    public void With_MeasurementOfTheSame_ReplacesItAndKeepsTheOrder()
    {
        ThroughputMeasurement faster = Throughput("training", 64) with { MsPerStimulus = 0.5 };
        PerformanceBaseline found = s_baseline.WithThroughput(faster).WithThroughput(Throughput("inference", 256)).WithThroughput(Throughput("inference", 64));
        Assert.Equal([("inference", 15), ("inference", 64), ("inference", 256), ("training", 64)], found.Throughput!.Select(t => (t.Task, t.Batch)));
        Assert.Equal(0.5, found.FindThroughput(Throughput("training", 64))!.MsPerStimulus);
        Assert.Null(found.FindThroughput(Throughput("training", 64) with { Precision = "tf32" }));
    }

    [Fact]
    public void Parse_FileFromBeforeThroughput_IsRead()
    {
        PerformanceBaseline before = s_baseline with { Throughput = null };
        string text = StrictJson.Serialize(before);
        int at = text.IndexOf(",\n  \"throughput\": null", StringComparison.Ordinal);
        Assert.True(at > 0);
        Assert.Null(Parse(text.Remove(at, ",\n  \"throughput\": null".Length)).Throughput);
    }

    [Fact]
    public void Write_FileThatCannotBeReplaced_SaysSo()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("file", "");
        InputException error = Assert.Throws<InputException>(() => PerformanceBaselineFile.Write(file, s_baseline));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_UnknownMachine_IsNull()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(PerformanceBaselineFile.Find(folder.At("nothing"), s_machine));
    }

    [Fact]
    public void Find_FileOfAnotherMachine_IsRefused()
    {
        using var folder = new TemporaryFolder();
        MachineDescription other = s_machine with { Processors = 64 };
        folder.Write($"{other.Key}.json", StrictJson.Serialize(s_baseline));
        Assert.Contains(s_machine.Key, Assert.Throws<InputException>(() => PerformanceBaselineFile.Find(folder.Path, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EveryTruncation_IsRefused()
    {
        string text = StrictJson.Serialize(s_baseline).TrimEnd();
        for (int length = 0; length < text.Length; length++)
            Assert.Throws<InputException>(() => Parse(text[..length]));
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "file: $.format, line 2: format 2, this program reads 1")]
    [InlineData("\"name\": \"stimuli/render\"", "\"name\": \"../render\"", "$.benchmarks[1].name")]
    [InlineData("\"name\": \"stimuli/render\"", "\"name\": \"inference/sparse\"", "'inference/sparse' stands there twice")]
    [InlineData("\"version\": 2", "\"version\": 0", "$.benchmarks[0].version, line 15: 0, valid are 1 and more")]
    [InlineData("\"version\": 2", "\"version\": 1e99", "is not a whole number from")]
    [InlineData("\"calibration\": 1", "\"calibration\": -1", ".calibration")]
    [InlineData("1.25", "-1.25", ".ratios[1]")]
    [InlineData("1.25", "1e999", "is not a finite number")]
    [InlineData("1.25", "null", "is not a finite number")]
    [InlineData("1234.5", "0", ".nanosecondsPerOperation")]
    [InlineData("1.125", "-2", ".crowding")]
    [InlineData("\"toolVersion\": \"0.1.0\"", "\"tool\": \"0.1.0\"", "unknown member 'tool'")]
    [InlineData("\"processors\": 2", "\"processors\": 3", "$.machine")]
    [InlineData("\"batch\": 64", "\"batch\": 0", "$.throughput[1].batch")]
    [InlineData("\"together\": 64", "\"together\": 65", "65, valid are 1 to the batch, 64")]
    [InlineData("\"msPerStimulus\": 8.5", "\"msPerStimulus\": 0", "].peer.msPerStimulus")]
    [InlineData("\"shareOfPeak\": 0.25", "\"shareOfPeak\": -1", "].shareOfPeak")]
    [InlineData("\"device\": \"cuda\"", "\"device\": \"\"", "].device")]
    [InlineData("\"throughput\": [", "\"throughput\": [ null,", "null is not a measurement")]
    [InlineData("\"benchmarks\": [", "\"benchmarks\": [ null,", "null is not a benchmark")]
    public void Parse_WrongValue_NamesPlaceAndValue(string right, string wrong, string told)
    {
        string text = StrictJson.Serialize(s_baseline);
        Assert.Contains(right, text, StringComparison.Ordinal);
        InputException error = Assert.Throws<InputException>(() => Parse(text.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith("file: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EntryWithoutMeasurement_IsRefused()
    {
        string text = StrictJson.Serialize(PerformanceBaseline.Empty(s_machine).With(new("a", 1, 1)));
        Assert.Contains("neither 'new' nor 'accepted' nor 'pinned'", Assert.Throws<InputException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooManyOrNoSamples_IsRefused()
    {
        foreach (int count in new[] { 0, PerformanceBaselineFile.MaximumSamples + 1 })
        {
            PerformanceMeasurement measured = s_measured with { Ratios = [.. Enumerable.Repeat(1.0, count)] };
            string text = StrictJson.Serialize(PerformanceBaseline.Empty(s_machine).With(new PerformanceEntry("a", 1, 1).WithNew(measured)));
            Assert.Contains($"{count} samples", Assert.Throws<InputException>(() => Parse(text)).Message, StringComparison.Ordinal);
        }
    }

    private static ThroughputMeasurement Throughput(string task, int batch) =>
        new(task, "cuda", "single", batch, batch, 2, 500, 150, 0.25, 1L << 30, new("peer.py (fused)", "1.13.1", 8.5), "0.1.0");

    private static PerformanceBaseline Parse(string text) => PerformanceBaselineFile.Parse(text, "file", s_machine.Key);
}
