using System.Globalization;
using RetinaBench.Criteria;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>The members of each family side by side: how many of the networks that one recipe makes meet a criterion, not whether a lucky one does.</summary>
internal static class FamilySection
{
    private const string None = "-";

    /// <summary>Adds a table for every family of two members or more, in the order of the record.</summary>
    /// <param name="page">The page.</param>
    /// <param name="judged">The criteria that are judged, a row each.</param>
    /// <param name="standings">The models of the suite.</param>
    public static void Add(MarkdownDocument page, IReadOnlyList<CriterionCard> judged, IReadOnlyList<Standing> standings)
    {
        var families = standings
            .Where(standing => standing.Entry.Model.Family is not null)
            .OrderBy(standing => standing.Entry.Number)
            .GroupBy(standing => standing.Entry.Model.Family!, StringComparer.Ordinal);
        foreach (IGrouping<string, Standing> family in families)
        {
            Standing[] members = [.. family];
            if (members.Length < 2)
                continue;
            page.Heading(3, $"Family {MarkdownText.Escape(family.Key)}");
            page.Paragraph($"{Number(members.Length)} models of one making. Passed counts those that meet a criterion, of those that meet or miss it; marks are those of the table of verdicts.");
            page.Table(Columns(members), judged);
        }
    }

    private static Column<CriterionCard>[] Columns(Standing[] members) =>
    [
        new("Criterion", "", criterion => MarkdownText.Escape(criterion.Id)),
        new("Passed", "", criterion => Share(members, criterion), Numeric: true),
        .. members.Select(member => new Column<CriterionCard>(
            member.Entry.NameLink, "", criterion => VerdictMark.Mark(member.VerdictOf(criterion)), Verdicts: true)),
    ];

    private static string Share(Standing[] members, CriterionCard criterion)
    {
        int passed = members.Count(member => member.VerdictOf(criterion) == Verdict.Passed);
        int decided = passed + members.Count(member => member.VerdictOf(criterion) == Verdict.Failed);
        return decided == 0 ? None : $"{Number(passed)} / {Number(decided)}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
