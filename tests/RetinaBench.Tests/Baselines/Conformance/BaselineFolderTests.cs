using RetinaBench.Baselines.Conformance;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Json;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Baselines.Conformance;

public sealed class BaselineFolderTests
{
    private static readonly ConformanceBaseline Baseline = ConformanceBaseline.Of(MeasuredRun.Of())[0];

    [Fact]
    public void Read_WhatWasWritten_GivesTheSame()
    {
        using var temporary = new TemporaryFolder();
        var folder = new BaselineFolder(temporary.Path);
        folder.Write(Baseline with { Model = Baseline.Model with { Name = "z" } });
        string file = folder.Write(Baseline);

        IReadOnlyList<ConformanceBaseline> found = folder.Read();

        Assert.Equal(Path.Combine(temporary.Path, "mock", "subject.json"), file);
        Assert.Equal(["subject", "z"], found.Select(baseline => baseline.Model.Name));
        Assert.Equal(StrictJson.Serialize(Baseline), StrictJson.Serialize(found[0]));
    }

    [Fact]
    public void Of_ARun_KeepsAccuraciesAndNoOtherMeasurement() =>
        Assert.Equal([typeof(AccuracyCurve), typeof(LesionTable)], Baseline.Model.Suites[0].Outcomes.Select(outcome => outcome.Measurement!.GetType()));

    [Fact]
    public void Read_NoFolder_GivesNone()
    {
        using var temporary = new TemporaryFolder();
        Assert.Empty(new BaselineFolder(Path.Combine(temporary.Path, "none")).Read());
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 9", "$.format, line 2: baselines of format 9 are not read, only of format 1")]
    [InlineData("\"stimuliPerPoint\": 400", "\"stimuliPerPoint\": 0", "$.stimuliPerPoint, line 4: 0 is not in 1 to")]
    [InlineData("\"name\": \"subject\"", "\"name\": \"other\"", "$.model.name, line")]
    [InlineData("\"successes\": 360", "\"successes\": 361", "$.model.suites[0].outcomes[0].measurement, line")]
    [InlineData("\"criterion\": \"task\"", "\"criterion\": \"tusk\"", "$.model.suites[0].judgements, line")]
    public void Read_FileThatContradictsItself_NamesThePlace(string right, string wrong, string message)
    {
        using var temporary = new TemporaryFolder();
        var folder = new BaselineFolder(temporary.Path);
        string file = folder.Write(Baseline), text = File.ReadAllText(file);
        Assert.Contains(right, text, StringComparison.Ordinal);
        int at = text.IndexOf(right, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + wrong + text[(at + right.Length)..]);

        Assert.Contains($"{file}: {message}", Assert.Throws<InputException>(folder.Read).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Read_TruncatedFile_NamesTheFile(int bytes)
    {
        using var temporary = new TemporaryFolder();
        var folder = new BaselineFolder(temporary.Path);
        string file = folder.Write(Baseline);
        File.WriteAllText(file, File.ReadAllText(file)[..bytes]);

        Assert.StartsWith($"{file}: ", Assert.Throws<InputException>(folder.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NameThatLeavesTheFolder_IsRefused() => Assert.Contains(
        "'../x' cannot name the file of a baseline",
        Assert.Throws<InputException>(() => new BaselineFolder("x").Write(Baseline with { Model = Baseline.Model with { Name = "../x" } })).Message,
        StringComparison.Ordinal);
}
