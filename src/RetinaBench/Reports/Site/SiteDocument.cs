using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RetinaBench.Reports.Site;

/// <summary>Reads a page of a report and makes it ready to be shown as HTML.</summary>
internal static class SiteDocument
{
    // Nothing that reports do not write is understood, so that text of other origin has nothing to work with.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Reads Markdown as <see cref="Reports.Markdown.MarkdownDocument"/> writes it.</summary>
    /// <param name="markdown">The page.</param>
    public static MarkdownDocument Parse(string markdown)
    {
        MarkdownDocument document = Markdig.Markdown.Parse(markdown, Pipeline);
        Anchors.Attach(document);
        OwnHtml.DisarmOthers(document);
        OwnLinks.Rewrite(document);
        FigureBlocks.Pair(document);
        SectionIds.Add(document);
        TableCaptions.Add(document);
        return document;
    }

    /// <summary>The text of inlines without their markup.</summary>
    public static string PlainText(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    }));
}
