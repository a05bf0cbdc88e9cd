using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RetinaBench.Reports.Site;

/// <summary>Lets the few tags through that reports write themselves; any other shows as text.</summary>
/// <remarks>Text of other origin is escaped when the Markdown is written; this is the second lock on the same door.</remarks>
internal static partial class OwnHtml
{
    /// <summary>The summary of a table that opens on demand, or null where a block is not one.</summary>
    public static string? SummaryOf(Block block) =>
        block is HtmlBlock html && Details().Match(TextOf(html)) is { Success: true } match ? match.Groups["summary"].Value : null;

    /// <summary>Turns tags of other origin into text.</summary>
    public static void DisarmOthers(MarkdownDocument document)
    {
        foreach (HtmlBlock block in document.Descendants<HtmlBlock>().Where(block => !Own().IsMatch(TextOf(block))).ToArray())
        {
            ContainerBlock parent = block.Parent!;
            int at = parent.IndexOf(block);
            parent.RemoveAt(at);
            parent.Insert(at, new ParagraphBlock { Inline = new ContainerInline().AppendChild(new LiteralInline(TextOf(block))) });
        }

        foreach (HtmlInline inline in document.Descendants<HtmlInline>().ToArray())
            inline.ReplaceBy(new LiteralInline(inline.Tag));
    }

    private static string TextOf(HtmlBlock block) => block.Lines.ToString().Trim();

    [GeneratedRegex("^(<details><summary>[A-Za-z0-9 ,-]+</summary>|</details>)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Own();

    [GeneratedRegex("^<details><summary>(?<summary>[A-Za-z0-9 ,-]+)</summary>$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Details();
}
