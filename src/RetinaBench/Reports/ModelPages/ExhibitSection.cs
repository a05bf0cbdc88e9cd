using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.ModelPages;

/// <summary>Writes a figure with its caption and the numbers behind it, or a table.</summary>
internal static class ExhibitSection
{
    public static void Add(MarkdownDocument page, ReportedModel entry, NumberedExhibit shown)
    {
        Exhibit exhibit = shown.Exhibit;
        string title = MarkdownText.Escape(exhibit.Title);
        page.Anchor(shown.Anchor);
        if (exhibit.Figure is not null)
            page.Paragraph($"![{title}](../{entry.FigurePath(shown)})");
        page.Paragraph($"**{shown.Label}. {title}.** {MarkdownText.Escape(exhibit.Caption)}");
        if (exhibit.Figure is null)
            page.Table(exhibit.Data);
        else
            page.Collapsed($"Numbers of {shown.Label.ToLowerInvariant()}", exhibit.Data);
    }
}
