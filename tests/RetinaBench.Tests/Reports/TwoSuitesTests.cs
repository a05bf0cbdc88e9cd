using System.Text.Json;
using System.Xml.Linq;
using RetinaBench.Models;
using RetinaBench.Reports;
using RetinaBench.Reports.Comparisons;
using RetinaBench.Reports.Exchange;
using RetinaBench.Runs;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Reports;

/// <summary>Reports of a run in which no model is the subject of both suites: one line says so, and no row.</summary>
public sealed class TwoSuitesTests
{
    private static readonly Dictionary<string, string> s_files = ReportWriter.Render(TwoSuites.Record, ReportFormats.Markdown | ReportFormats.Json | ReportFormats.JUnit)
        .Where(file => !file.Path.EndsWith(".png", StringComparison.Ordinal))
        .ToDictionary(file => file.Path, file => file.Text);

    [Fact]
    public void Leaderboard_ShowsBothSuitesSideBySideWithDenominators()
    {
        string[] lines = s_files["LEADERBOARD.md"].Split('\n');

        Assert.Contains("| Model | Role | shows | fits |", lines);
        Assert.Contains("| [shown](models/shown.md) | subject | 7 / 7 | n/a |", lines);
        Assert.Contains("| [fitted](models/fitted.md) | subject | n/a | 1 / 2 |", lines);
        Assert.Contains("| [null-cell](models/null-cell.md) | null | n/a | 1 / 2 |", lines);
    }

    [Fact]
    public void Leaderboard_OfASuite_NamesOtherModelsInOneLine()
    {
        string page = s_files["LEADERBOARD.md"];
        string shows = page[page.IndexOf("## Showing", StringComparison.Ordinal)..page.IndexOf("## Fitting", StringComparison.Ordinal)], fits = page[page.IndexOf("## Fitting", StringComparison.Ordinal)..];

        AssertSays(shows, [$"\nNot applicable to [fitted](models/fitted.md), [null-cell](models/null-cell.md): {TwoSuites.AnswersNothing}.\n"], ["| [fitted]"]);
        AssertSays(
            fits,
            [$"\nNot applicable to [shown](models/shown.md): {TwoSuites.CannotBeFitted}.\n", "**A criterion that a null passes shows nothing:** null-cell passes fit-measured."],
            ["| [shown]", "Threshold alpha"]);
    }

    [Fact]
    public void Leaderboard_OfOneSuite_HasNoOverview()
    {
        RunRecord record = new RunExecutor(RunOf.Options()).Execute([TwoSuites.Shows], [RunOf.Entry(new FakeModel("shown"))]);
        Assert.DoesNotContain("All suites", ReportWriter.RenderLeaderboard(record), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfAModel_SaysOnceThatASuiteIsNotAboutIt() => AssertSays(
        s_files["models/fitted.md"],
        [$"**Not applicable:** {TwoSuites.AnswersNothing}.", "fit-measured: passed", "**Input:** movies of any size"],
        ["curve-measured", "**Layers**"]);

    [Fact]
    public void Json_NamesOtherModelsWithTheReason()
    {
        JsonElement[] suites = [.. JsonDocument.Parse(s_files["leaderboard.json"]).RootElement.GetProperty("suites").EnumerateArray()];

        Assert.Equal(["shown"], suites[0].GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("model").GetString()));
        Assert.Equal(["fitted", "null-cell"], suites[0].GetProperty("notApplicable").EnumerateArray().Select(other => other.GetProperty("model").GetString()));
        Assert.Equal(TwoSuites.CannotBeFitted, suites[1].GetProperty("notApplicable")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void JUnit_SkipsOneTestForASuiteThatIsNotAboutTheModel()
    {
        XElement suite = XDocument.Parse(s_files["junit.xml"]).Root!.Elements("testsuite").Single(s => (string?)s.Attribute("name") == "shows.fitted");

        XElement test = Assert.Single(suite.Elements("testcase"));
        Assert.Equal($"NotApplicable: {TwoSuites.AnswersNothing}", (string?)test.Element("skipped")!.Attribute("message"));
    }

    [Fact]
    public void GitHub_TellsOfASuiteOnlyWhereItIsAboutTheModel()
    {
        IReadOnlyList<string> notices = [.. GitHubReport.Annotations(TwoSuites.Record).Where(line => line.StartsWith("::notice", StringComparison.Ordinal))];

        Assert.Equal(["::notice title=shown%2C shows::7 of 7 judged criteria passed", "::notice title=fitted%2C fits::1 of 2 judged criteria passed; failed: fit-missed"], notices);
        Assert.Contains($"Not applicable to shown: {TwoSuites.CannotBeFitted}.", GitHubReport.Summary(TwoSuites.Record), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ModelsOfDifferentSuites_SaysWhyNothingIsCompared()
    {
        var run = new ComparedRun("run.json", TwoSuites.Record);

        RunComparison comparison = RunComparer.Compare(run, run, [("shown", "fitted")]);

        Assert.True(comparison.IsEmpty);
        Assert.Equal([$"suite shows is not applicable to fitted in B: {TwoSuites.AnswersNothing}", $"suite fits is not applicable to shown in A: {TwoSuites.CannotBeFitted}"], comparison.NotCompared);
    }

    [Fact]
    public void Compare_ModelsOfOneSuite_LeavesTheOtherOutInSilence()
    {
        var run = new ComparedRun("run.json", TwoSuites.Record);

        RunComparison comparison = RunComparer.Compare(run, run, [("fitted", "null-cell")]);

        Assert.Equal(["fits"], comparison.Models[0].Suites.Select(suite => suite.Suite));
        Assert.Empty(comparison.NotCompared);
    }

    [Fact]
    public void ControlGate_HoldsAControlToTheSuiteThatIsAboutIt()
    {
        Assert.Equal(["null-cell passes fits/fit-measured, which no null may pass: measured"], ControlGate.FaultsOf(TwoSuites.Record).Select(fault => fault.ToString()));
        RunRecord oracle = TwoSuites.Run(TwoSuites.Fitted("true-cell", ModelRole.Oracle));
        Assert.Equal(["true-cell fails fits/fit-missed, which the oracle is eligible for: as planted"], ControlGate.FaultsOf(oracle).Select(fault => fault.ToString()));
    }

    private static void AssertSays(string page, string[] said, string[] unsaid)
    {
        Assert.All(said, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.All(unsaid, text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
    }
}
