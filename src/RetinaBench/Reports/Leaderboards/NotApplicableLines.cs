using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>The models that a suite is not about: a line a reason instead of a row a model.</summary>
internal static class NotApplicableLines
{
    /// <summary>The lines, in the order of the record; none where the suite is about every model.</summary>
    /// <param name="models">In the order of the record.</param>
    /// <param name="suite">Number of the suite in the record.</param>
    public static IReadOnlyList<string> Of(IEnumerable<ReportedModel> models, int suite) =>
    [
        .. from entry in models
           let reason = entry.Model.Suites[suite].NotApplicable
           where reason is not null
           group entry.NameLink by reason into entries
           select $"Not applicable to {string.Join(", ", entries)}: {MarkdownText.Escape(entries.Key)}.",
    ];
}
