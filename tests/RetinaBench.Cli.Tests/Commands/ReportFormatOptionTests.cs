using System.Text.Json;
using RetinaBench.Cli.Running;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

/// <summary><c>--format</c> of the commands that report.</summary>
public sealed class ReportFormatOptionTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    // Tests that are themselves a step of a workflow have no business in the summary of its job.
    static ReportFormatOptionTests() => Environment.SetEnvironmentVariable(GitHubJob.SummaryVariable, null);

    private string Record => Path.Combine(run.Folder, "run.json");

    [Theory]
    [InlineData("junit", "junit.xml")]
    [InlineData("json", "leaderboard.json")]
    [InlineData("html", "index.html")]
    [InlineData("md,json,junit", "LEADERBOARD.md,leaderboard.json,junit.xml")]
    public void Report_Formats_WritesThoseAndNoOthers(string formats, string files)
    {
        using var folder = new TemporaryFolder();

        CliRun report = CliRun.Of("report", Record, "--out", folder.Path, "--format", formats).AssertDone();

        Assert.Equal(files.Split(',').Select(folder.At), report.OutLines);
        string[] found = [.. Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Where(f => f != "report.sha256").Order(StringComparer.Ordinal)!];
        Assert.Equal(files.Split(',').Order(StringComparer.Ordinal), found);
        Assert.Equal(formats.Contains("html", StringComparison.Ordinal), Directory.Exists(folder.At("site")));
    }

    [Fact]
    public void Report_FilesForOtherPrograms_LeaveThePagesAlone()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("report", Record, "--out", folder.Path).AssertDone();
        string[] pages = Written(folder);

        CliRun.Of("report", Record, "--out", folder.Path, "--format", "junit,json").AssertDone();
        Assert.Equal(pages.Append("junit.xml").Append("leaderboard.json").Order(StringComparer.Ordinal), Written(folder));

        CliRun.Of("report", Record, "--out", folder.Path, "--format", "md").AssertDone();
        string[] markdown = [.. pages.Where(path => !path.EndsWith(".html", StringComparison.Ordinal) && !path.StartsWith("site", StringComparison.Ordinal))];
        Assert.Equal(markdown.Append("junit.xml").Append("leaderboard.json").Order(StringComparer.Ordinal), Written(folder));
    }

    [Fact]
    public void Report_ForGitHubAlone_TouchesNoReport()
    {
        using var folder = new TemporaryFolder();
        string record = folder.At("run.json");
        File.Copy(Record, record);
        CliRun.Of("report", record).AssertDone();
        string[] before = Written(folder);

        Assert.Empty(CliRun.Of("report", record, "--format", "github").AssertDone().Out);

        Assert.Equal(before, Written(folder));
        CliRun.Of("report", Record, "--out", folder.At("nothing"), "--format", "github").AssertDone();
        Assert.False(Directory.Exists(folder.At("nothing")));
    }

    [Fact]
    public void Run_ForGitHubAlone_TouchesNoReport()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("report", Record, "--out", folder.Path).AssertDone();
        string[] before = Written(folder);

        CliRun.Of([.. FinishedRun.Arguments, "--out", folder.Path, "--format", "github"]).AssertDone();

        Assert.Equal(before.Append("journal.jsonl").Append("run.json").Order(StringComparer.Ordinal), Written(folder));
    }

    [Theory]
    [InlineData("junit")]
    [InlineData("junit,github")]
    public void Report_FormatBeforeTheRecord_IsNotTheRecord(string formats)
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("report", "--out", folder.Path, "--format", formats, Record).AssertDone();
        Assert.True(File.Exists(folder.At("junit.xml")));
    }

    [Fact]
    public void Report_ForGitHub_PrintsAnnotationsAndAppendsToTheSummary()
    {
        using var folder = new TemporaryFolder();
        string summary = folder.At("summary.md");
        File.WriteAllText(summary, "# What came before\n");
        Environment.SetEnvironmentVariable(GitHubJob.SummaryVariable, summary);
        try
        {
            CliRun report = CliRun.Of("report", Record, "--out", folder.At("report"), "--format", "github").AssertDone();

            // The only model is a control that is as it should be: nothing to annotate.
            Assert.Empty(report.Error);
            string[] lines = File.ReadAllLines(summary);
            Assert.Equal("# What came before", lines[0]);
            Assert.Contains(lines, line => line.StartsWith("| silent | null | ", StringComparison.Ordinal));

            Environment.SetEnvironmentVariable(GitHubJob.SummaryVariable, folder.Path);
            Assert.Contains("the summary of the job (GITHUB_STEP_SUMMARY) cannot be written", CliRun.Of("report", Record, "--out", folder.At("report"), "--format", "github").AssertRefused(), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(GitHubJob.SummaryVariable, null);
        }
    }

    [Fact]
    public void Run_WithoutPages_SaysWhatThereIs()
    {
        using var folder = new TemporaryFolder();

        CliRun text = CliRun.Of([.. FinishedRun.Arguments, "--out", folder.At("text"), "--format", "junit", "--format", "json"]).AssertDone();
        JsonElement json = CliRun.Of([.. FinishedRun.Arguments, "--out", folder.At("json"), "--format", "html", "--json"]).AssertDone().Json();

        Assert.DoesNotContain("LEADERBOARD.md", text.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("text/junit.xml")) && File.Exists(folder.At("text/leaderboard.json")) && File.Exists(folder.At("text/run.json")));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("report").ValueKind);
        Assert.Equal(folder.At("json/index.html"), json.GetProperty("site").GetString());
    }

    [Theory]
    [InlineData("report")]
    [InlineData("run")]
    public void Help_Format_ShowsTheDefaultAsItIsWritten(string command) => Assert.Contains("[default: md,html]", CliRun.Of(command, "--help").AssertDone().Out, StringComparison.Ordinal);

    [Fact]
    public void Format_Unknown_IsRefusedWithTheValidOnes() => Assert.Contains(
        "--format: 'pdf' is not a format; valid are md, html, json, junit, github, with ',' between several",
        CliRun.Of("report", Record, "--format", "md,pdf").AssertRefused(),
        StringComparison.Ordinal);

    private static string[] Written(TemporaryFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.Path, path)).Order(StringComparer.Ordinal)];
}
