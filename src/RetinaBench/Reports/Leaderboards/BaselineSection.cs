using System.Globalization;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>What became of verdicts and accuracies since their baselines were accepted.</summary>
internal static class BaselineSection
{
    /// <summary>Adds a table of counts, and a line for all that is not the same.</summary>
    /// <param name="page">The page.</param>
    /// <param name="suite">Id of the suite.</param>
    /// <param name="comparison">The run held against its baselines.</param>
    public static void Add(MarkdownDocument page, string suite, ConformanceComparison comparison)
    {
        ConformanceChange[] changes = [.. comparison.Changes.Where(change => change.Suite == suite)];
        page.Heading(3, "Since the baselines");
        page.Paragraph(Text.Of(
            $"Verdicts and accuracies held against what was accepted last. Accuracies are compared stimulus by stimulus (McNemar's exact test at {AccuracyComparer.Error} over all of a model together, and a smallest effect of {AccuracyComparer.SmallestEffect}); verdicts at one number of stimuli only."));
        page.Table(Columns, changes.GroupBy(change => change.Model, StringComparer.Ordinal));
        page.Bullets([
            .. changes.Where(change => change.Fails || change.Change is BaselineChange.Improved).Select(change => $"{(change.Fails ? "**fails** " : "")}{MarkdownText.Escape(change.ToString())}"),
            .. changes.Where(change => !change.Fails && change.Change is BaselineChange.New or BaselineChange.NotComparable)
                .GroupBy(change => change.Reason, StringComparer.Ordinal)
                .Select(reason => MarkdownText.Escape($"{reason.Key} ({string.Join(", ", reason.Select(change => change.Model).Distinct())})")),
        ]);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static Column<IGrouping<string, ConformanceChange>>[] Columns { get; } =
    [
        new("Model", "", model => MarkdownText.Escape(model.Key)),
        .. Enum.GetValues<BaselineChange>().Select(change => new Column<IGrouping<string, ConformanceChange>>(
            Capital(ConformanceChange.Words(change)), "", model => model.Count(found => found.Change == change).ToString(CultureInfo.InvariantCulture), Numeric: true)),
    ];
}
