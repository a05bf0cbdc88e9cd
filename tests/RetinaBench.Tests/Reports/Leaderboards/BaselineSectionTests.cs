using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;
using RetinaBench.Reports;
using RetinaBench.Reports.Exchange;
using RetinaBench.Runs;
using RetinaBench.Tests.Baselines.Conformance;

namespace RetinaBench.Tests.Reports.Leaderboards;

public sealed class BaselineSectionTests
{
    private static readonly RunRecord Before = MeasuredRun.Of();

    [Fact]
    public void Cells_WhoseVerdictChanged_HaveBoth()
    {
        RunRecord after = Before.With("task", Verdict.Failed).With("pair", Verdict.Passed);
        string page = Page(after, ConformanceComparer.Compare(ConformanceBaseline.Of(Before), after, false));

        // task passed and fails, shape is the same, pair failed and passes.
        Assert.Contains("| [subject](models/subject.md) | F (was P) | P | P (was F) |", page, StringComparison.Ordinal);
        Assert.Contains("| subject | 5 | 1 | 1 | 0 | 0 | 0 |", page, StringComparison.Ordinal);
        Assert.Contains("- **fails** subject, mock/task: regressed: passed in the baseline", page, StringComparison.Ordinal);
        Assert.Contains("- subject, mock/pair: improved", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_ClassesAChangedVerdictAsWhatItIsNow()
    {
        RunRecord after = Before.With("task", Verdict.Failed);
        ConformanceComparison comparison = ConformanceComparer.Compare(ConformanceBaseline.Of(Before), after, false);
        string page = Text(after, comparison, "index.html");

        Assert.Contains("class=\"failed\" data-rank=\"1\" title=\"failed\" aria-label=\"failed\">F (was P)</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHubJob_HearsOfWhatFails()
    {
        RunRecord after = Before.With("task", Verdict.Failed);
        ConformanceComparison comparison = ConformanceComparer.Compare(ConformanceBaseline.Of(Before), after, false);

        Assert.Contains(GitHubReport.Annotations(after, comparison), line => line.StartsWith("::error title=baseline::subject, mock/task: regressed", StringComparison.Ordinal));
        Assert.Contains("**fails** subject, mock/task: regressed", GitHubReport.Summary(after, comparison), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithoutBaselines_SaysNothingOfThem() => Assert.DoesNotContain("baseline", Page(Before, null), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Leaderboard_OfBaselines_IsThatOfTheRunTheyWereAcceptedFrom()
    {
        RunRecord joined = BaselineRecord.Of([.. ConformanceBaseline.Of(MockRun.Record).OrderByDescending(baseline => baseline.Model.Name, StringComparer.Ordinal)]);
        RunRecord byName = MockRun.Record with { Models = [.. MockRun.Record.Models.OrderBy(model => model.Name, StringComparer.Ordinal)] };

        Assert.Equal(ReportWriter.RenderLeaderboard(byName), ReportWriter.RenderLeaderboard(joined));
        Assert.DoesNotContain("](models/", ReportWriter.RenderLeaderboard(joined), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaderboard_OfBaselinesOfTwoRuns_IsRefused()
    {
        ConformanceBaseline[] one = [.. ConformanceBaseline.Of(MockRun.Record)];

        Assert.Equal(
            "baselines are not of one stimuli a point: 100 of null-chance, 7 of subject: accept all from one run",
            Assert.Throws<InputException>(() => BaselineRecord.Of([one[0], one[1] with { StimuliPerPoint = 7 }])).Message);
        Assert.Equal(
            "baselines are not of one suite mock: version 3 of null-chance, version 4 of subject: accept all from one run",
            Assert.Throws<InputException>(() => BaselineRecord.Of([one[0], one[1] with { Suite = one[1].Suite with { Version = 4 } }])).Message);
    }

    private static string Page(RunRecord record, ConformanceComparison? comparison) => Text(record, comparison, "LEADERBOARD.md");

    private static string Text(RunRecord record, ConformanceComparison? comparison, string path) =>
        ReportWriter.Render(record, ReportFormats.Pages, comparison).Single(file => file.Path == path).Text;
}
