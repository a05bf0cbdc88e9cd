using System.Security.Cryptography;
using RetinaBench.Reports;
using RetinaBench.Runs;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Reports;

/// <summary>What writing a report does to the folder that it is written into.</summary>
public sealed class ReportFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static RunRecord SubjectOnly => MockRun.Record with { Models = [MockRun.Record.Models[1]] };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NewFolder_HoldsWhatIsRenderedAndTheListOfIt()
    {
        ReportWriter.Write(MockRun.Record, At("new/report"));

        IReadOnlyList<ReportFile> files = ReportWriter.Render(MockRun.Record);
        Assert.All(files, file => Assert.Equal(file.Content.ToArray(), File.ReadAllBytes(At($"new/report/{file.Path}"))));
        Assert.Equal(files.Select(file => file.Path).Append("report.sha256").Order(StringComparer.Ordinal), Written("new/report"));
        Assert.Equal(files.Select(file => file.Path), File.ReadLines(At("new/report/report.sha256")).Select(line => line[66..]));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        ReportWriter.Write(MockRun.Record, At("one"));
        ReportWriter.Write(SubjectOnly, At("two"));
        ReportWriter.Write(MockRun.Record, At("two"));

        Assert.Equal(Written("one"), Written("two"));
        Assert.All(Written("one"), path => Assert.Equal(File.ReadAllBytes(At($"one/{path}")), File.ReadAllBytes(At($"two/{path}"))));
    }

    [Fact]
    public void Write_FewerModels_RemovesTheFilesOfTheOthers()
    {
        ReportWriter.Write(MockRun.Record, At("."));
        ReportWriter.Write(SubjectOnly, At("."));

        Assert.Equal(ReportWriter.Render(SubjectOnly).Select(file => file.Path).Append("report.sha256").Order(StringComparer.Ordinal), Written("."));
        Assert.False(Directory.Exists(At("figures/oracle")));
    }

    [Fact]
    public void Write_NoFormat_WritesAndRemovesNothing()
    {
        ReportWriter.Write(MockRun.Record, At("report"));
        string[] before = Written("report");

        ReportWriter.Write(SubjectOnly, At("report"), ReportFormats.None);
        ReportWriter.Write(SubjectOnly, At("none"), ReportFormats.None);

        Assert.Equal(before, Written("report"));
        Assert.False(Directory.Exists(At("none")));
    }

    [Fact]
    public void Write_AKindOfFile_ReplacesThatKindAlone()
    {
        ReportWriter.Write(MockRun.Record, At("."));
        ReportWriter.Write(MockRun.Record, At("."), ReportFormats.JUnit | ReportFormats.Json);
        byte[] leaderboard = File.ReadAllBytes(At("leaderboard.json")), page = File.ReadAllBytes(At("LEADERBOARD.md"));

        ReportWriter.Write(SubjectOnly, At("."), ReportFormats.JUnit);

        Assert.Equal(Assert.Single(ReportWriter.Render(SubjectOnly, ReportFormats.JUnit)).Content.ToArray(), File.ReadAllBytes(At("junit.xml")));
        Assert.Equal(leaderboard, File.ReadAllBytes(At("leaderboard.json")));
        Assert.Equal(page, File.ReadAllBytes(At("LEADERBOARD.md")));
        Assert.All(File.ReadLines(At("report.sha256")), line => Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(At(line[66..]))))));
        Assert.Equal(Written(".").Where(path => path != "report.sha256"), File.ReadLines(At("report.sha256")).Select(line => line[66..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_PagesWithoutFigures_LeaveNoEmptyFolders()
    {
        ReportWriter.Write(MockRun.Record, At("."));
        ReportWriter.Write(MockRun.Record with { Models = [] }, At("."), ReportFormats.Markdown);

        Assert.Equal(["LEADERBOARD.md", "report.sha256"], Written("."));
        Assert.Empty(Directory.EnumerateDirectories(At(".")));
    }

    [Fact]
    public void Write_FilesOfOthers_AreLeftAlone()
    {
        ReportWriter.Write(MockRun.Record, At("."));
        File.WriteAllText(At("models/notes.md"), "mine");
        File.AppendAllText(At("models/oracle.md"), "edited");
        ReportWriter.Write(SubjectOnly, At("."));

        Assert.Equal("mine", File.ReadAllText(At("models/notes.md")));
        Assert.EndsWith("edited", File.ReadAllText(At("models/oracle.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("models/../../outside.md")]
    [InlineData("notes.md")]
    [InlineData("models/sub/notes.md")]
    public void Write_ForgedList_RemovesNothingOutsideItsFolders(string path)
    {
        Directory.CreateDirectory(At("report/models/sub"));
        string victim = At($"report/{path}");
        File.WriteAllText(victim, "");
        const string digestOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        File.WriteAllText(At("report/report.sha256"), $"{digestOfNothing}  {path}\n");

        ReportWriter.Write(SubjectOnly, At("report"));

        Assert.True(File.Exists(victim));
    }

    [Fact]
    public void Write_WhereAFileIs_NamesIt()
    {
        File.WriteAllText(At("report"), "");

        AssertRefused("report", "report: is a file");
        AssertRefused("report/below", "report/below: the report cannot be written there");
    }

    [Fact]
    public void Write_WhereAFolderStandsInTheWay_NamesIt()
    {
        Directory.CreateDirectory(At("LEADERBOARD.md"));

        AssertRefused(".", "the report cannot be written there");
        Assert.Empty(Written("."));
    }

    [Fact]
    public void Write_NoFolder_SaysSo() =>
        Assert.Contains("empty", Assert.Throws<InputException>(() => ReportWriter.Write(SubjectOnly, "")).Message, StringComparison.Ordinal);

    private void AssertRefused(string folder, string message)
    {
        InputException refused = Assert.Throws<InputException>(() => ReportWriter.Write(SubjectOnly, At(folder)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private string At(string path) => Path.Combine(_folder.Path, path);

    private string[] Written(string folder) =>
    [
        .. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(At(folder), path)).Order(StringComparer.Ordinal),
    ];
}
