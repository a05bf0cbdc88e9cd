using System.Xml.Linq;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Reports;

/// <summary>The texts of a report. <c>Pinned/</c> holds them as they were reviewed; a wanted change is copied there and reviewed again.</summary>
public sealed class ReportWriterTests
{
    [Theory]
    [InlineData("LEADERBOARD.md", "LEADERBOARD.md")]
    [InlineData("models/subject.md", "subject.md")]
    [InlineData("models/x-script-a-b.md", "unopened.md")]
    [InlineData("index.html", "index.html")]
    [InlineData("models/oracle.html", "oracle.html")]
    [InlineData("models/x-script-a-b.html", "unopened.html")]
    public void Render_MockRun_IsTheReviewedText(string path, string pinned)
    {
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reports", "Pinned", pinned));
        Assert.Equal(expected, Text(MockRun.Record, path), ignoreLineEndingDifferences: false);
    }

    [Fact]
    public void Render_OtherTiming_IsTheSameReport()
    {
        RunRecord later = MockRun.Record with
        {
            Timing = new() { StartedUtc = "2031-01-01T00:00:00Z", Seconds = 9999, Machine = "elsewhere", Threads = 64, ModelSeconds = [9, 9, 9, 9] },
        };

        Assert.Equal(ReportWriter.Render(MockRun.Record), ReportWriter.Render(later));
    }

    [Fact]
    public void Render_MockRun_DrawsEveryMeasurementOfTheSubjectOnce()
    {
        string[] figures = [.. ReportWriter.Render(MockRun.Record).Select(file => file.Path).Where(path => path.StartsWith("figures/subject/", StringComparison.Ordinal))];

        Assert.Equal(
            [
                "figures/subject/mock-alpha-sweep.svg", "figures/subject/mock-amplitudes.svg", "figures/subject/mock-circuit-search.svg", "figures/subject/mock-direction-index-tuning.svg",
                "figures/subject/mock-direction-index.svg", "figures/subject/mock-direction-lesions.svg", "figures/subject/mock-kernel-gradients.svg", "figures/subject/mock-kernel-surrounds.svg",
                "figures/subject/mock-kernels-amacrine-bipolar.svg", "figures/subject/mock-kernels-bipolar-movie.svg", "figures/subject/mock-kernels-bipolar-time.svg",
                "figures/subject/mock-minimal-circuits-drawing.svg", "figures/subject/mock-minimal-circuits.svg", "figures/subject/mock-s-sweep.svg", "figures/subject/mock-single-lesions.svg", "figures/subject/mock-speed-thresholds.svg",
                "figures/subject/mock-units.svg",
            ],
            figures.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("alpha-sweep", "chance", "no right answer", "75 % at 1.4", "published: intact", "without bipolar 1 + amacrine 0")]
    [InlineData("s-sweep", "task: at least 0.8", "chance", "slow speed s (pixels/frame)")]
    [InlineData("single-lesions", "bipolar 0", "amacrine 1", "ganglion 1", "95 % of intact", "published")]
    [InlineData("minimal-circuits", "bipolar type", "amacrine type", "0.55", "best circuit")]
    [InlineData("speed-thresholds", "bipolar 0", "bipolar 1: 2", "published", "50 % and where it is crossed")]
    [InlineData("direction-lesions", "no further lesion", "without ganglion 0", "leftward stimuli", "rightward stimuli")]
    [InlineData("direction-index", "direction index", "n/a")]
    [InlineData("direction-index-tuning", "ganglion 0", "rightward", "leftward")]
    [InlineData("circuit-search", "b1 a0 g0,1", "b0 a1 g0,1 *", "in the search", "fresh stimuli", "chance")]
    [InlineData("units", "bipolar 0 + amacrine 1", "bipolar 1 + amacrine 0", "covers at 0.65", "chance", "measured")]
    [InlineData("kernel-gradients", "amacrine 0", "amacrine 1 (circuit)", "mean weight", "line of least squares", "column")]
    [InlineData("amplitudes", "bipolar 0 (circuit)", "bipolar 1", "mean response (arbitrary)")]
    public void Render_Figure_NamesWhatItShowsAndWhose(string figure, params string[] texts)
    {
        XDocument svg = XDocument.Parse(Text(MockRun.Record, $"figures/subject/mock-{figure}.svg"));
        string[] written = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

        Assert.All(texts, text => Assert.Contains(text, written));
        Assert.Contains("subject, suite mock version 3, 100 stimuli a point", written);
    }

    [Fact]
    public void Render_TwoSuites_GivesEachItsSectionAndFigures()
    {
        SuiteRecord other = MockRun.Suite() with { Id = "other", Title = "Other suite" };
        ModelRecord subject = MockRun.Record.Models[1];
        RunRecord record = MockRun.Record with
        {
            Suites = [.. MockRun.Record.Suites, other],
            Models = [subject with { Suites = [subject.Suites[0], subject.Suites[0] with { Suite = "other" }] }],
        };

        string page = Text(record, "models/subject.md");
        Assert.Contains("## Other suite", Text(record, "LEADERBOARD.md"), StringComparison.Ordinal);
        Assert.Contains("## Other suite", page, StringComparison.Ordinal);
        Assert.Contains("**Figure 18. ", page, StringComparison.Ordinal);
        Assert.NotEmpty(Text(record, "figures/subject/other-alpha-sweep.svg"));
    }

    [Fact]
    public void Render_Leaderboard_TellsTheReasonsForMissingVerdictsApart()
    {
        string leaderboard = Text(MockRun.Record, "LEADERBOARD.md");

        Assert.Contains("| oracle | 2 / 2 | 1 | 0 | 0 | 0 |", leaderboard, StringComparison.Ordinal);
        Assert.Contains("| null | 0 / 1 | 0 | 2 | 0 | 0 |", leaderboard, StringComparison.Ordinal);
        Assert.Contains("| unknown | 0 / 0 | 0 | 0 | 3 | 0 |", leaderboard, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NullThatPasses_IsSaidAloud()
    {
        ModelRecord subject = MockRun.Record.Models[1];
        RunRecord record = MockRun.Record with { Models = [subject with { Card = subject.Card! with { Role = ModelRole.Null } }] };

        Assert.Contains("**A criterion that a null passes shows nothing:** subject passes task; subject passes shape.", Text(record, "LEADERBOARD.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_PublishedValuesOfCellTypes_AreLeftOutForControls()
    {
        ModelRecord subject = MockRun.Record.Models[1];
        RunRecord record = MockRun.Record with { Models = [subject with { Card = subject.Card! with { Role = ModelRole.Oracle } }] };
        const string ofThePaper = "paper's model";

        Assert.Contains(ofThePaper, Text(MockRun.Record, "models/subject.md"), StringComparison.Ordinal);
        Assert.DoesNotContain(ofThePaper, Text(record, "models/subject.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LayerThatIsSilentThroughout_GivesATableOfIndices()
    {
        ModelRecord subject = MockRun.Record.Models[1];
        ExperimentOutcome[] silent = [ExperimentOutcome.Of("direction-index", new DirectionIndexTable("ganglion", [2], 1, 3, [new(0, null, [], [])]))];
        RunRecord record = MockRun.Record with { Models = [subject with { Suites = [subject.Suites[0] with { Outcomes = silent }] }] };

        Assert.DoesNotContain(ReportWriter.Render(record), file => file.Path.StartsWith("figures/", StringComparison.Ordinal));
        Assert.Contains("**Table 1. Direction index of each ganglion type.**", Text(record, "models/subject.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoModels_SaysSo()
    {
        RunRecord record = MockRun.Record with { Models = [], Timing = MockRun.Record.Timing with { ModelSeconds = [] } };

        Assert.Equal(["LEADERBOARD.md", "index.html", "site/site.css", "site/site.js"], ReportWriter.Render(record).Select(file => file.Path));
        Assert.All(["LEADERBOARD.md", "index.html"], path => Assert.Contains("No model was run.", Text(record, path), StringComparison.Ordinal));
    }

    private static string Text(RunRecord record, string path) => Assert.Single(ReportWriter.Render(record), file => file.Path == path).Text;
}
