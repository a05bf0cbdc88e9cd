using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RetinaBench.Reports.Site;

/// <summary>Gives tables captions: what stands above a table, for those who come upon it without having read the page.</summary>
internal static class TableCaptions
{
    private static readonly object Key = typeof(TableCaptions);

    /// <summary>Finds the caption of every table: the summary that opens it, its own bold title, or else the sections that it stands in.</summary>
    public static void Add(MarkdownDocument document)
    {
        Dictionary<int, string> sections = [];
        for (int i = 0; i < document.Count; i++)
        {
            if (document[i] is HeadingBlock heading)
            {
                foreach (int deeper in sections.Keys.Where(level => level >= heading.Level).ToArray())
                    sections.Remove(deeper);
                sections[heading.Level] = SiteDocument.PlainText(heading.Inline);
            }
            else if (document[i] is Table table)
            {
                table.SetData(Key, i == 0 ? "" : Above(document[i - 1]) ?? string.Join(": ", sections.OrderBy(section => section.Key).Skip(sections.Count > 1 ? 1 : 0).Select(section => section.Value)));
            }
        }
    }

    /// <summary>The caption of a table.</summary>
    public static string Of(Table table) => table.GetData(Key) as string ?? "";

    private static string? Above(Block block) =>
        OwnHtml.SummaryOf(block) ?? (block is ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } title } ? SiteDocument.PlainText(title) : null);
}
