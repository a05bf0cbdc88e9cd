using RetinaBench.Reports;
using RetinaBench.Reports.Comparisons;
using RetinaBench.Runs;
using RetinaBench.Testing;
using RetinaBench.Tests.Reports.Site;

namespace RetinaBench.Tests.Reports.Comparisons;

/// <summary>The texts of a comparison. <c>Pinned/</c> holds them as they were reviewed.</summary>
public sealed class ComparisonWriterTests
{
    private static readonly ComparedRun Run = new("run.json", MockRun.Record);

    private static RunComparison TwoModels => RunComparer.Compare(Few, Few, [("subject", "oracle")]);

    /// <summary>The subject with a few of its measurements, so that the reviewed text stays short.</summary>
    private static ComparedRun Few { get; } = new("run.json", MockRun.Record with { Models = [OnlyFirst(MockRun.Record.Models[1], 4), MockRun.Record.Models[2]] });

    [Theory]
    [InlineData("COMPARISON.md")]
    [InlineData("COMPARISON.html")]
    public void Render_TwoModels_IsTheReviewedText(string path)
    {
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reports", "Pinned", path));
        Assert.Equal(expected, ComparisonWriter.Render(TwoModels).Single(file => file.Path == path).Text, ignoreLineEndingDifferences: false);
    }

    [Fact]
    public void Render_MeasurementThatIsNoListOfNumbers_LeadsToTheModelsPages()
    {
        ComparedRun later = new("later.json", MockRun.Record with { StimuliPerPoint = 99 });

        Assert.Contains("**signs** is not compared: both have it", ComparisonWriter.Render(RunComparer.Compare(Run, later, [("subject", "subject")]))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TwoRuns_ShowsEveryModelAndWhoIsAlone()
    {
        RunRecord later = MockRun.Record with { StimuliPerPoint = 400, Models = [.. MockRun.Record.Models.Take(2), MockRun.Record.Models[2] with { Name = "newcomer" }] };
        string page = ComparisonWriter.Render(RunComparer.Compare(Run, new("later.json", later)))[0].Text;

        Assert.Contains("| [subject](#pair-2) | 2 | 2 | 0 | 0 | 0 |", page, StringComparison.Ordinal);
        Assert.Contains("In A alone: oracle, ../../x", page, StringComparison.Ordinal);
        Assert.Contains("In B alone: newcomer.", page, StringComparison.Ordinal);
        Assert.Contains("| Stimuli a point | 100 | 400 |", page, StringComparison.Ordinal);
        Assert.Contains("No verdict differs.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OtherVersions_SaysThatNothingIsCompared()
    {
        ComparedRun other = new("other.json", MockRun.Record with { Suites = [MockRun.Record.Suites[0] with { Version = 4 }] });
        IReadOnlyList<ReportFile> files = ComparisonWriter.Render(RunComparer.Compare(Run, other, [("subject", "subject")]));

        Assert.Contains("never compared", files[0].Text, StringComparison.Ordinal);
        Assert.Contains("- suite mock: version 3 in A, version 4 in B\n", files[0].Text, StringComparison.Ordinal);
        Assert.Contains("**Nothing is left that could be compared.**", files[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", files[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(files, file => file.Path.EndsWith(".svg", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_HostileNames_LeadNowhereAndRunNothing()
    {
        ComparedRun hostile = new("<script>alert(1)</script>", HostileRun.Record);
        IReadOnlyList<ReportFile> files = ComparisonWriter.Render(RunComparer.Compare(hostile, hostile, [("<script>alert(1)</script>", "../../x")]));
        var page = new HtmlPage(files.Single(file => file.Path == "COMPARISON.html"));

        Assert.Contains("<script>alert(1)</script>", page.All("td").Select(cell => cell.Value));
        Assert.Empty(Assert.Single(page.All("script")).Value);
        Assert.All(page.Targets, target => Assert.Contains(target.Path, files.Select(file => file.Path)));
        Assert.All(files, file => Assert.Matches(@"^(COMPARISON\.(md|html)|site/site\.(css|js)|comparison/[a-z0-9_.-]+\.svg)$", file.Path));
    }

    [Fact]
    public void Write_BesideAReport_LeavesItWhole()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(MockRun.Record, folder.Path);
        ComparisonWriter.Write(TwoModels, folder.Path);
        ComparisonWriter.Write(RunComparer.Compare(Run, Run, [("oracle", "null-chance")]), folder.Path);

        Assert.All(ReportWriter.Render(MockRun.Record), file => Assert.Equal(file.Content.ToArray(), File.ReadAllBytes(folder.At(file.Path))));
        Assert.Equal(
            ComparisonWriter.Render(RunComparer.Compare(Run, Run, [("oracle", "null-chance")])).Where(file => file.Path.StartsWith("comparison/", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Path)!).Order(StringComparer.Ordinal),
            Directory.Exists(folder.At("comparison")) ? Directory.GetFiles(folder.At("comparison")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : []);
    }

    [Fact]
    public void Write_ReportOfFewerFormatsBeside_LeavesTheStyleThatBothShare()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(MockRun.Record, folder.Path);
        ComparisonWriter.Write(TwoModels, folder.Path);
        ReportWriter.Write(MockRun.Record, folder.Path, ReportFormats.Markdown);

        Assert.False(File.Exists(folder.At("index.html")));
        Assert.All(ComparisonWriter.Render(TwoModels), file => Assert.Equal(file.Content.ToArray(), File.ReadAllBytes(folder.At(file.Path))));
    }

    private static ModelRecord OnlyFirst(ModelRecord model, int count) => model with { Suites = [model.Suites[0] with { Outcomes = [.. model.Suites[0].Outcomes.Take(count)] }] };
}
