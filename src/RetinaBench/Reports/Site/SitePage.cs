using Markdig.Extensions.Figures;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace RetinaBench.Reports.Site;

/// <summary>Makes the HTML form of a Markdown page of a report.</summary>
/// <remarks>
/// It is made from the text of the Markdown, so the two cannot disagree. It asks for nothing outside the folder of the report: the
/// policy in its head refuses whatever would, and it reads the same, unsorted, without its script. It is well-formed XML too, so that
/// programs can read it.
/// </remarks>
internal static class SitePage
{
    // file: stands beside 'self' because a page that was opened from a disk has no origin that its neighbours could share.
    private const string Policy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'";

    /// <summary>The HTML file of a Markdown file.</summary>
    /// <param name="markdown">A page of a report.</param>
    /// <param name="entrance">The file that every page leads back to.</param>
    public static ReportFile Of(ReportFile markdown, string entrance = ReportWriter.IndexFileName)
    {
        MarkdownDocument document = SiteDocument.Parse(markdown.Text);
        return new(SitePath.Of(markdown.Path), Write(document, SitePath.ToRoot(markdown.Path), entrance));
    }

    private static string Write(MarkdownDocument document, string root, string entrance)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(output);
        renderer.ObjectRenderers.InsertBefore<CodeBlockRenderer>(new TableRenderer());
        renderer.ObjectRenderers.Add(new HtmlFigureRenderer());
        renderer.ObjectRenderers.Add(new HtmlFigureCaptionRenderer());

        string title = SiteDocument.PlainText(document.OfType<HeadingBlock>().FirstOrDefault()?.Inline);
        renderer.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        renderer.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"/>\n");
        renderer.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        renderer.Write("<title>").WriteEscape(title).Write(" - RetinaBench</title>\n");
        renderer.Write($"<link rel=\"stylesheet\" href=\"{root}{SiteAssets.Style}\"/>\n<script src=\"{root}{SiteAssets.Script}\"></script>\n</head>\n<body>\n");
        renderer.Write("<a class=\"skip\" href=\"#Content\">Skip to the content</a>\n");
        renderer.Write($"<header class=\"site\"><a href=\"{root}{entrance}\">RetinaBench</a></header>\n");
        WriteContents(renderer, document);
        renderer.Write("<main id=\"Content\" tabindex=\"-1\">\n");
        renderer.Render(document);
        renderer.Write("</main>\n</body>\n</html>\n");
        return output.ToString();
    }

    private static void WriteContents(HtmlRenderer renderer, MarkdownDocument document)
    {
        HeadingBlock[] headings = [.. SectionIds.Headings(document)];
        if (headings.Length == 0)
            return;
        renderer.Write("<nav aria-label=\"On this page\">\n<ul>\n");
        foreach (HeadingBlock heading in headings)
        {
            renderer.Write($"<li class=\"level{Exhibits.Values.Whole(heading.Level)}\"><a href=\"#{heading.GetAttributes().Id}\">");
            renderer.WriteEscape(SiteDocument.PlainText(heading.Inline)).Write("</a></li>\n");
        }

        renderer.Write("</ul>\n</nav>\n");
    }
}
