using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Figures;
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
        if (exhibit.Animations.Count > 0)
            AddMovies(page, entry, shown);
    }

    // Behind a summary: nothing moves unasked, and whoever closes it has stopped it.
    private static void AddMovies(MarkdownDocument page, ReportedModel entry, NumberedExhibit shown)
    {
        page.BeginDetails($"Movies of {shown.Label.ToLowerInvariant()}, which move and flicker when opened");
        foreach ((Animation animation, string path) in entry.Animations(shown))
        {
            string title = MarkdownText.Escape(animation.Title);
            page.Paragraph($"![{title}](../{path})");
            page.Paragraph($"{title}: {Values.Whole(animation.Frames)} frames, {Values.Whole(Animation.FramesPerSecond)} a second, over and over. [The movie alone](../{path})");
        }

        page.EndDetails();
    }
}
