using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RetinaBench.Reports.Site;

/// <summary>Leads links from page to page of the site; a link that leaves the folder of the report becomes its text.</summary>
internal static class OwnLinks
{
    /// <summary>Rewrites every link and image of a page.</summary>
    public static void Rewrite(MarkdownDocument document)
    {
        foreach (AutolinkInline address in document.Descendants<AutolinkInline>().ToArray())
            address.ReplaceBy(new LiteralInline(address.Url));
        foreach (LinkInline link in document.Descendants<LinkInline>().ToArray())
        {
            if (link.Url is { } url && SitePath.IsOwn(url))
                link.Url = link.IsImage ? url : SitePath.Of(url);
            else
                link.ReplaceBy(new LiteralInline(SiteDocument.PlainText(link)), copyChildren: false);
        }
    }
}
