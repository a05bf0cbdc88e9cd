using System.Text;
using RetinaBench.Runs;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs;

public sealed class RunRecordFileTests
{
    private static readonly Lazy<string> Sample = new(() => RunOf.Text(RunOf.Execute(
        FakeSuite.Default,
        RunOf.Options(),
        new FakeModel("good"),
        new FakeModel("bad") { Before = s => { if (s[0].Id.StartsWith("sweep", StringComparison.Ordinal)) throw new InvalidOperationException("no"); } })));

    [Fact]
    public void Record_WrittenReadAndWrittenAgain_HasTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "deep", "run.json");
        RunRecord record = RunRecordFile.Parse(Sample.Value, "sample");
        RunRecordFile.Write(path, record);
        byte[] first = File.ReadAllBytes(path);
        RunRecordFile.Write(path, RunRecordFile.Read(path));
        Assert.Equal(first, File.ReadAllBytes(path));
        Assert.Equal(Sample.Value, Encoding.UTF8.GetString(first));
        Assert.DoesNotContain("\r", Sample.Value, StringComparison.Ordinal);
        Assert.EndsWith("}\n", Sample.Value, StringComparison.Ordinal);
        Assert.Equal(["run.json"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("\"format\": 2", "\"format\": 1", "line 2: run records of format 1 are not read, only of format 2")]
    [InlineData("\"toolVersion\"", "\"toolversion\"", "unknown member 'toolversion'")]
    [InlineData("\"stimuliPerPoint\": 53", "\"stimuliPerPoint\": 0", "0 is not in 1 to 1000000")]
    [InlineData("\"stimuliPerPoint\": 53", "\"stimuliPerPoint\": 53, \"stimuliPerPoint\": 53", "appears twice")]
    [InlineData("\"name\": \"bad\"", "\"name\": \"good\"", "$.models[1], line")]
    [InlineData("\"verdict\": \"passed\"", "\"verdict\": \"excellent\"", "\"excellent\" is not one of")]
    [InlineData("\"verdict\": \"passed\"", "\"verdict\": null", "is judged, so it needs a verdict")]
    [InlineData("\"criterion\": \"curve-measured\"", "\"criterion\": \"other\"", "the judgements are other, lesions-measured")]
    [InlineData("\"suite\": \"fake-suite\"", "\"suite\": \"other\"", "the suites are other instead of fake-suite")]
    [InlineData("\"modelSeconds\": [\n      0,", "\"modelSeconds\": [", "there are 1 values for 2 models")]
    [InlineData("\"modelSeconds\": [\n      0,", "\"modelSeconds\": [\n      null,", "a list holds null")]
    [InlineData("\"modelSeconds\": [\n      0,", "\"modelSeconds\": [\n      1e999,", "1e999 is not a finite number")]
    [InlineData("\"refusal\": null", "\"refusal\": {\"kind\": \"errored\", \"reason\": \"x\"}", "must have a measurement or a refusal, and not both")]
    [InlineData("\"title\": \"Fake\"", "\"title\": null", "must not be null")]
    [InlineData("\"kind\": \"amplitude-table\"", "\"kind\": \"horoscope\"", "run.json: ")]
    public void Record_WithADefect_IsRefusedWithThePlace(string part, string replacement, string expected)
    {
        int at = Sample.Value.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the sample lacks {part}");
        string text = string.Concat(Sample.Value.AsSpan(0, at), replacement, Sample.Value.AsSpan(at + part.Length));
        InputException error = Assert.Throws<InputException>(() => RunRecordFile.Parse(text, "run.json"));
        Assert.StartsWith("run.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Record_CutAnywhere_IsRefused()
    {
        const int Step = 211;
        for (int length = 0; length < Sample.Value.Length - 2; length += Step)
            Assert.Throws<InputException>(() => RunRecordFile.Parse(Sample.Value[..length], "run.json"));
    }

    [Fact]
    public void Read_MissingFile_IsRefused() => Assert.Throws<InputException>(() => RunRecordFile.Read("no-such-folder/run.json"));

    [Fact]
    public void Write_FolderThatCannotBeMade_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        RunRecord record = RunRecordFile.Parse(Sample.Value, "sample");
        Assert.Throws<InputException>(() => RunRecordFile.Write(Path.Combine(file, "run.json"), record));
        Assert.Throws<InputException>(() => RunRecordFile.Write(folder.Path, record));
    }
}
