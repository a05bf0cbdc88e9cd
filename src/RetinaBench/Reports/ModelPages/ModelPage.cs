using RetinaBench.Criteria;
using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Leaderboards;
using RetinaBench.Reports.Markdown;
using RetinaBench.Runs;

namespace RetinaBench.Reports.ModelPages;

/// <summary>Writes the page of one model.</summary>
internal static class ModelPage
{
    public static string Render(RunRecord record, ReportedModel entry, IReadOnlyList<SuiteExhibits> suites)
    {
        var page = new MarkdownDocument();
        page.Heading(1, MarkdownText.Escape(entry.Model.Name));
        page.Paragraph($"[Leaderboard](../LEADERBOARD.md). Measured by RetinaBench {MarkdownText.Escape(record.ToolVersion)} with {Values.Whole(record.StimuliPerPoint)} stimuli a point.");
        CardSection.Add(page, entry);
        foreach (SuiteExhibits suite in suites)
            AddSuite(page, entry, suite);
        return page.ToString();
    }

    private static void AddSuite(MarkdownDocument page, ReportedModel entry, SuiteExhibits suite)
    {
        page.Heading(2, MarkdownText.Escape(suite.Suite.Title));
        page.Paragraph($"Suite {MarkdownText.Escape(suite.Suite.Id)}, version {Values.Whole(suite.Suite.Version)}. {MarkdownText.Escape(suite.Suite.Citation)}");
        if (suite.Results.NotApplicable is { } reason)
        {
            page.Paragraph($"**Not applicable:** {MarkdownText.Escape(reason)}.");
            return;
        }

        (CriterionCard Card, Judgement Judgement, string Anchor)[] criteria =
            [.. suite.Suite.Criteria.Zip(suite.Results.Judgements, Anchors(suite.Suite)).Select(found => (found.First, found.Second, found.Third))];
        page.Table(
            [
                new("Criterion", "", row => $"[{MarkdownText.Escape(row.Card.Id)}](#{row.Anchor})"),
                new("Verdict", "", row => VerdictMark.Words(row.Judgement.Verdict), Verdicts: true),
                new("Measured", "", row => MarkdownText.Escape(row.Judgement.Measured)),
                new("Published", "", row => MarkdownText.Escape(row.Card.Published)),
            ],
            criteria);

        HashSet<NumberedExhibit> shown = [];
        foreach ((CriterionCard card, Judgement judgement, string anchor) in criteria)
            CriterionSection.Add(page, entry, suite, card, judgement, anchor, shown);
        NumberedExhibit[] others = [.. suite.All.Where(exhibit => !shown.Contains(exhibit))];
        if (others.Length > 0)
            page.Heading(3, "Read by no criterion");
        foreach (NumberedExhibit exhibit in others)
            ExhibitSection.Add(page, entry, exhibit);
    }

    private static IEnumerable<string> Anchors(SuiteRecord suite)
    {
        var names = new FileNames();
        return suite.Criteria.Select(criterion => names.Next($"{suite.Id}-{criterion.Id}"));
    }
}
