using System.Text;
using System.Xml.Linq;
using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Reports;
using RetinaBench.Reports.Exchange;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Reports.Exchange;

public sealed class JUnitReportTests
{
    [Fact]
    public void Render_Record_HasATestAModelAndJudgedCriterion()
    {
        XElement root = Root(MockRun.Record);
        XElement subject = root.Elements("testsuite").Single(s => (string?)s.Attribute("name") == "mock.subject");
        Assert.Equal(["task", "shape", "pair"], subject.Elements("testcase").Select(c => (string?)c.Attribute("name")));
        Assert.All(subject.Elements("testcase"), c => Assert.Equal("mock.subject", (string?)c.Attribute("classname")));
        Assert.Equal(("3", "1", "0", "0"), Counts(subject));
        XElement failed = subject.Elements("testcase").Last().Element("failure")!;
        Judgement judgement = MockRun.Record.Models[1].Suites[0].Judgements.Single(j => j.Criterion == "pair");
        Assert.Equal($"Failed: {judgement.Reason}", (string?)failed.Attribute("message"));
        Assert.Equal(judgement.Measured, failed.Value);
    }

    [Fact]
    public void Render_Counts_AreThoseOfTheTests()
    {
        XElement root = Root(MockRun.Record);
        Assert.Equal(Counts(root), Count(root));
        Assert.All(root.Elements("testsuite"), suite => Assert.Equal(Counts(suite), Count(suite)));
    }

    [Theory]
    [InlineData(ModelRole.Subject, Verdict.Passed, null)]
    [InlineData(ModelRole.Subject, Verdict.Failed, "failure")]
    [InlineData(ModelRole.Subject, Verdict.InsufficientData, "skipped")]
    [InlineData(ModelRole.Subject, Verdict.NotApplicable, "skipped")]
    [InlineData(ModelRole.Subject, Verdict.NotRun, "skipped")]
    [InlineData(ModelRole.Subject, Verdict.Errored, "error")]
    [InlineData(ModelRole.Oracle, Verdict.Passed, null)]
    [InlineData(ModelRole.Oracle, Verdict.Failed, "failure")]
    [InlineData(ModelRole.Null, Verdict.Passed, "failure")]
    [InlineData(ModelRole.Null, Verdict.Failed, null)]
    [InlineData(ModelRole.Null, Verdict.InsufficientData, null)]
    [InlineData(ModelRole.Null, Verdict.NotApplicable, "skipped")]
    [InlineData(ModelRole.Null, Verdict.Errored, "error")]
    public void Render_Verdict_IsWhatItMeansForTheRole(ModelRole role, Verdict verdict, string? element)
    {
        ModelRecord model = MockRun.Record.Models[1];
        ModelSuiteRecord suite = model.Suites[0];
        model = model with
        {
            Card = model.Card! with { Role = role },
            Suites = [suite with { Judgements = [.. suite.Judgements.Select((j, i) => i == 0 ? j with { Verdict = verdict } : j)] }],
        };
        Assert.Equal(element, Root(MockRun.Record with { Models = [model] }).Descendants("testcase").First().Elements().SingleOrDefault()?.Name.LocalName);
    }

    [Fact]
    public void Render_HostileNames_IsWellFormed()
    {
        XElement root = Root(HostileRun.Record);
        Assert.Equal(HostileRun.Names.Count, root.Elements("testsuite").Select(s => (string?)s.Attribute("name")).Count());
        Assert.DoesNotContain("script", root.DescendantsAndSelf().Select(e => e.Name.LocalName));
    }

    [Fact]
    public void Render_File_IsTheUtf8ThatItDeclares()
    {
        ReportFile file = Assert.Single(ReportWriter.Render(MockRun.Record with { Models = [MockRun.Record.Models[1] with { Name = "rétine" }] }, ReportFormats.JUnit));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal);
        using var bytes = new MemoryStream(file.Content.ToArray());
        Assert.Equal("mock.rétine", (string?)XDocument.Load(bytes).Root!.Element("testsuite")!.Attribute("name"));
    }

    // The same results give the same bytes, whenever they were measured.
    [Fact]
    public void Render_AnotherTime_IsTheSame() => Assert.Equal(
        JUnitReport.Render(MockRun.Record), JUnitReport.Render(MockRun.Record with { Timing = MockRun.Record.Timing with { Seconds = 99, StartedUtc = "2031-01-01T00:00:00Z" } }));

    private static XElement Root(RunRecord record) =>
        XDocument.Parse(Assert.Single(ReportWriter.Render(record, ReportFormats.JUnit), f => f.Path == "junit.xml").Text).Root!;

    private static (string?, string?, string?, string?) Counts(XElement element) =>
        ((string?)element.Attribute("tests"), (string?)element.Attribute("failures"), (string?)element.Attribute("errors"), (string?)element.Attribute("skipped"));

    private static (string?, string?, string?, string?) Count(XElement element)
    {
        string Number(string name) => element.Descendants(name).Count().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (Number("testcase"), Number("failure"), Number("error"), Number("skipped"));
    }
}
