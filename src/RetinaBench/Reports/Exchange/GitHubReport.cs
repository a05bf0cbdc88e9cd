using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Reports.Leaderboards;
using RetinaBench.Reports.Markdown;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Exchange;

/// <summary>What a GitHub workflow shows of a run: annotations and a job summary.</summary>
/// <remarks>
/// A control that is at fault, a model that failed and criteria that errored are errors; how a subject did is a notice. There is one a model and suite, as
/// GitHub shows ten of a kind.
/// </remarks>
public static class GitHubReport
{
    /// <summary>The annotations, as lines of workflow commands.</summary>
    /// <param name="record">The record.</param>
    /// <param name="comparison">The run held against baselines; null where there are none.</param>
    public static IReadOnlyList<string> Annotations(RunRecord record, ConformanceComparison? comparison = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            .. ControlGate.FaultsOf(record).Select(fault => Command("error", "control", fault.ToString())),
            .. (comparison?.Changes ?? []).Where(change => change.Fails).Select(change => Command("error", "baseline", change.ToString())),
            .. from model in record.Models
               where model.Error is not null && model.Card?.Role is not (ModelRole.Oracle or ModelRole.Null)
               select Command("error", model.Name, model.Error!),
            .. from model in record.Models
               where model.NotRun is not null
               select Command("notice", model.Name, $"not run: {model.NotRun}"),
            .. from model in record.Models
               from suite in model.Suites
               let errors = Errors(model, suite)
               where errors.Length > 0
               select Command("error", $"{model.Name}, {suite.Suite}", $"errored: {errors}"),
            .. from model in record.Models
               where model.Error is null && model.Card?.Role == ModelRole.Subject
               from suite in model.Suites
               where suite.NotApplicable is null
               select Command("notice", $"{model.Name}, {suite.Suite}", Sentence(suite)),
        ];
    }

    /// <summary>The job summary, in Markdown.</summary>
    /// <param name="record">The record.</param>
    /// <param name="comparison">The run held against baselines; null where there are none.</param>
    public static string Summary(RunRecord record, ConformanceComparison? comparison = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ReportedModel[] models = [.. record.Models.Select((model, i) => new ReportedModel(model, i, ""))];
        var page = new MarkdownDocument();
        for (int i = 0; i < record.Suites.Count; i++)
        {
            page.Heading(2, MarkdownText.Escape(record.Suites[i].Title));
            Standing[] standings = Standing.Rank(models, i);
            page.Table(Columns(Standing.AnyDecides(standings)), standings);
            foreach (string line in NotApplicableLines.Of(models, i))
                page.Paragraph(line);
            if (comparison is not null)
                BaselineSection.Add(page, record.Suites[i].Id, comparison);
        }

        IReadOnlyList<ControlFault> faults = ControlGate.FaultsOf(record);
        if (faults.Count > 0)
            page.Bullets([.. faults.Select(fault => MarkdownText.Escape(fault.ToString()))]);
        return page.ToString();
    }

    private static Column<Standing>[] Columns(bool decides) =>
    [
        new("Model", "", standing => MarkdownText.Escape(standing.Entry.Model.Name)),
        new("Role", "", standing => standing.Entry.RoleName),
        new("Passed / judged", "", standing => Text.Of($"{standing.Count(Verdict.Passed)} / {standing.Judged}"), Numeric: true),
        .. decides
            ? (Column<Standing>[])[new("Accuracy", "", standing => standing.Accuracy is { } accuracy ? MarkdownText.Escape(Text.Number(accuracy)) : "-", Numeric: true)]
            : [],
        new("Failed criteria", "", standing => MarkdownText.Escape(standing.Entry.Model.Error is { } error ? $"error: {error}" : standing.Entry.Model.NotRun is { } missing ? $"not run: {missing}" : string.Join(", ", Failed(standing.Results)))),
    ];

    private static string Sentence(ModelSuiteRecord suite)
    {
        string[] failed = [.. Failed(suite)];
        int passed = suite.Judgements.Count(j => j.Verdict == Verdict.Passed), errored = suite.Judgements.Count(j => j.Verdict == Verdict.Errored);
        return Text.Of($"{passed} of {passed + failed.Length} judged criteria passed")
            + (failed.Length > 0 ? $"; failed: {string.Join(", ", failed)}" : "")
            + (errored > 0 ? Text.Of($"; {errored} errored") : "");
    }

    private static string Errors(ModelRecord model, ModelSuiteRecord suite) =>
        string.Join("; ", ErroredCriteria.Of(model, suite).Select(reason => $"{string.Join(", ", reason)} ({reason.Key})"));

    private static IEnumerable<string> Failed(ModelSuiteRecord suite) => suite.Judgements.Where(j => j.Verdict == Verdict.Failed).Select(j => j.Criterion);

    private static string Command(string kind, string title, string message) => $"::{kind} title={Property(title)}::{Data(message)}";

    // As GitHub's own toolkit escapes them: a line break would end the command, and a text could begin another.
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
