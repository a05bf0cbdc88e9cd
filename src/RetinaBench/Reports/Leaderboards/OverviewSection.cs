using RetinaBench.Criteria;
using RetinaBench.Reports.Markdown;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>All suites side by side, where there are several: how many criteria of each a model meets, of those that could be decided.</summary>
internal static class OverviewSection
{
    /// <summary>Adds the table.</summary>
    /// <param name="page">The page.</param>
    /// <param name="record">The record of the run.</param>
    /// <param name="models">Its models.</param>
    public static void Add(MarkdownDocument page, RunRecord record, IReadOnlyList<ReportedModel> models)
    {
        if (record.Suites.Count < 2)
            return;
        page.Heading(2, "All suites");
        page.Paragraph($"Criteria that hold / criteria that hold or fail, in each suite; {VerdictMark.Mark(Verdict.NotApplicable)} where a suite is not about such a model. Criteria of different suites are not alike, so that nothing is summed.");
        page.Table(Columns(record), [.. models.OrderBy(entry => entry.Model.Card?.Role ?? (Models.ModelRole)int.MaxValue)]);
    }

    private static Column<ReportedModel>[] Columns(RunRecord record) =>
    [
        new("Model", "", entry => entry.NameLink),
        new("Role", "", entry => entry.RoleName),
        .. record.Suites.Select((suite, i) => new Column<ReportedModel>(MarkdownText.Escape(suite.Id), "", entry => Share(entry.Model, i), Numeric: true)),
    ];

    private static string Share(ModelRecord model, int suite)
    {
        ModelSuiteRecord found = model.Suites[suite];
        if (model.NotRun is not null)
            return VerdictMark.Mark(Verdict.NotRun);
        if (found.NotApplicable is not null)
            return VerdictMark.Mark(Verdict.NotApplicable);
        int passed = Count(found, Verdict.Passed);
        return Text.Of($"{passed} / {passed + Count(found, Verdict.Failed)}");
    }

    private static int Count(ModelSuiteRecord found, Verdict verdict) => found.Judgements.Count(judgement => judgement.Verdict == verdict);
}
