using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Reports.Exchange;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Reports.Exchange;

public sealed class GitHubReportTests
{
    [Fact]
    public void Annotations_Record_AreErrorsOfModelsAndANoticeASubject()
    {
        IReadOnlyList<string> annotations = GitHubReport.Annotations(MockRun.Record);
        Assert.Equal(2, annotations.Count);
        Assert.StartsWith("::error title=../../x|<script>`[a](b)::", annotations[0], StringComparison.Ordinal);
        Assert.Equal("::notice title=subject%2C mock::2 of 3 judged criteria passed; failed: pair", annotations[1]);
    }

    [Fact]
    public void Annotations_ModelThatWasNotRun_IsANotice()
    {
        ModelRecord absent = MockRun.Record.Models[1] with { Card = null, NotRun = "no CUDA device was found" };
        Assert.Equal(["::notice title=subject::not run: no CUDA device was found"], GitHubReport.Annotations(MockRun.Record with { Models = [absent] }));
    }

    [Fact]
    public void Annotations_NullThatPasses_IsAnError()
    {
        ModelRecord chance = MockRun.Record.Models[0];
        ModelSuiteRecord suite = chance.Suites[0];
        chance = chance with { Suites = [suite with { Judgements = [.. suite.Judgements.Select(j => j with { Verdict = j.Verdict is null ? null : Verdict.Passed })] }] };
        Assert.Equal(ModelRole.Null, chance.Card!.Role);
        IReadOnlyList<string> annotations = GitHubReport.Annotations(MockRun.Record with { Models = [chance] });
        Assert.Equal(3, annotations.Count);
        Assert.StartsWith("::error title=control::null-chance passes mock/task, which no null may pass: ", annotations[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_ExperimentsThatErrored_AreAnErrorWithCriteriaAndReasons()
    {
        ModelRecord subject = Errored(MockRun.Record.Models[1], ("task", "out of memory"), ("pair", "out of memory"));
        Assert.Null(subject.Error);

        Assert.Equal(
            ["::error title=subject%2C mock::errored: task, pair (out of memory)", "::notice title=subject%2C mock::1 of 1 judged criteria passed; 2 errored"],
            GitHubReport.Annotations(MockRun.Record with { Models = [subject] }));
        Assert.Equal(
            ["::error title=subject%2C mock::errored: task (out of memory); shape (no answer)", "::notice title=subject%2C mock::0 of 1 judged criteria passed; failed: pair; 2 errored"],
            GitHubReport.Annotations(MockRun.Record with { Models = [Errored(MockRun.Record.Models[1], ("task", "out of memory"), ("shape", "no answer"))] }));
    }

    // What was never measured because the model was stopped is said once, as the error of the model.
    [Fact]
    public void Annotations_ModelThatWasStopped_IsOneError()
    {
        ModelRecord stopped = Errored(MockRun.Record.Models[1], ("task", "gone"), ("pair", "gone")) with { Error = "gone" };
        Assert.Equal(["::error title=subject::gone"], GitHubReport.Annotations(MockRun.Record with { Models = [stopped] }));
    }

    // A line break would end a command, and what follows could be one of its own.
    [Fact]
    public void Annotations_HostileNames_AreOneLineEach()
    {
        IReadOnlyList<string> annotations = GitHubReport.Annotations(HostileRun.Record);
        Assert.NotEmpty(annotations);
        Assert.All(annotations, line => Assert.Matches("^::(error|notice) title=[^:\n\r]*::[^\n\r]*$", line));
    }

    [Fact]
    public void Summary_Record_IsATableOfTheModels()
    {
        string[] lines = GitHubReport.Summary(MockRun.Record).Split('\n');
        Assert.Equal("## Mock suite", lines[0]);
        Assert.Single(lines, line => line.StartsWith("| subject | subject | 2 / 3 |", StringComparison.Ordinal) && line.EndsWith("| pair |", StringComparison.Ordinal));
        Assert.DoesNotContain("](", GitHubReport.Summary(MockRun.Record with { Models = [.. MockRun.Record.Models.Take(3)] }), StringComparison.Ordinal);
    }

    private static ModelRecord Errored(ModelRecord model, params (string Criterion, string Reason)[] errors)
    {
        ModelSuiteRecord suite = model.Suites[0];
        return model with
        {
            Suites = [suite with { Judgements = [.. suite.Judgements.Select(j => errors.FirstOrDefault(e => e.Criterion == j.Criterion) is { Reason: { } reason } ? j with { Verdict = Verdict.Errored, Reason = reason } : j)] }],
        };
    }
}
