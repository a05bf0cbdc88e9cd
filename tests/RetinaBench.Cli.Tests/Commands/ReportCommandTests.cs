using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class ReportCommandTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    [Fact]
    public void Report_FromARecord_EqualsTheReportOfTheRunByteForByte()
    {
        using var folder = new TemporaryFolder();

        CliRun report = CliRun.Of("report", Path.Combine(run.Folder, "run.json"), "--out", folder.Path).AssertDone();

        Assert.Equal(folder.At("LEADERBOARD.md") + "\n", report.Out);
        string[] files = [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.Path, f)).Order(StringComparer.Ordinal)];
        Assert.Contains(Path.Combine("models", "silent.md"), files);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(run.Folder, f)), File.ReadAllBytes(folder.At(f))));
    }

    [Fact]
    public void Report_WithoutAFolder_GoesBesideTheRecord()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(run.Folder, "run.json"), folder.At("run.json"));

        CliRun.Of("report", folder.At("run.json")).AssertDone();

        Assert.Equal(File.ReadAllBytes(Path.Combine(run.Folder, "LEADERBOARD.md")), File.ReadAllBytes(folder.At("LEADERBOARD.md")));
    }
}
