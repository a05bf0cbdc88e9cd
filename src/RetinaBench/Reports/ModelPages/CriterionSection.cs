using RetinaBench.Criteria;
using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Leaderboards;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.ModelPages;

/// <summary>Writes one criterion: claim, rule, what was measured, the verdict, and the figures that it reads.</summary>
internal static class CriterionSection
{
    /// <summary>Adds a criterion; an exhibit stands where it is read first, and later criteria link to it.</summary>
    public static void Add(
        MarkdownDocument page, ReportedModel entry, SuiteExhibits suite, CriterionCard card, Judgement judgement, string anchor, HashSet<NumberedExhibit> shown)
    {
        NumberedExhibit[] read = [.. suite.Showing(card.Experiments)];
        page.Anchor(anchor).Heading(3, $"{MarkdownText.Escape(card.Id)}: {VerdictMark.Words(judgement.Verdict)}");
        page.Paragraph(MarkdownText.Escape(card.Claim));
        page.Bullets(Facts(suite, card, judgement, read));
        foreach (NumberedExhibit exhibit in read.Where(shown.Add))
            ExhibitSection.Add(page, entry, exhibit);
    }

    private static IEnumerable<string> Facts(SuiteExhibits suite, CriterionCard card, Judgement judgement, NumberedExhibit[] read)
    {
        yield return $"**Measured:** {MarkdownText.Escape(judgement.Measured)}";
        if (judgement.Value is { } value)
            yield return $"**Decisive value:** {MarkdownText.Escape(Values.Cell(value) + Interval(judgement))}";
        yield return $"**Rule:** {MarkdownText.Escape(card.Rule)}";
        if (judgement.Verdict is not null)
            yield return $"**Verdict:** {VerdictMark.Words(judgement.Verdict)}; {MarkdownText.Escape(judgement.Reason)}";
        yield return $"**Published:** {MarkdownText.Escape(card.Published)}";
        yield return $"**Source:** {MarkdownText.Escape(card.Citation)}";
        if (read.Length > 0)
            yield return $"**Shown in:** {string.Join(", ", read.Select(exhibit => $"[{exhibit.Label}](#{exhibit.Anchor})"))}";
        foreach (string missing in card.Experiments.Where(id => !read.Any(exhibit => exhibit.Exhibit.Experiments.Contains(id))))
            yield return $"**No figure of {MarkdownText.Escape(missing)}:** {MarkdownText.Escape(Reason(suite, missing))}";
    }

    private static string Interval(Judgement judgement) =>
        judgement is { Lower: { } lower, Upper: { } upper } ? $" [{Values.Cell(lower)}, {Values.Cell(upper)}]" : "";

    private static string Reason(SuiteExhibits suite, string experiment) =>
        new ExperimentOutcomes(suite.Results.Outcomes)[experiment].Refusal?.Reason ?? "there is no figure of such a measurement";
}
