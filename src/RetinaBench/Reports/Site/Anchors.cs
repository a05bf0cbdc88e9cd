using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RetinaBench.Reports.Site;

/// <summary>Gives each place that a page names to the block below it, so that no empty paragraphs are left.</summary>
internal static partial class Anchors
{
    /// <summary>Turns anchors of <see cref="Reports.Markdown.MarkdownDocument.Anchor"/> into ids.</summary>
    public static void Attach(MarkdownDocument document)
    {
        for (int i = document.Count - 2; i >= 0; i--)
        {
            if (IdOf(document[i]) is not { } id)
                continue;
            document.RemoveAt(i);
            document[i].GetAttributes().Id = id;
        }
    }

    private static string? IdOf(Block block) =>
        block is ParagraphBlock { Inline.FirstChild: HtmlInline { NextSibling: HtmlInline { Tag: "</a>", NextSibling: null } } open } && Open().Match(open.Tag) is { Success: true } match
            ? match.Groups["id"].Value
            : null;

    [GeneratedRegex("^<a id=\"(?<id>[a-z0-9_.-]+)\">$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Open();
}
