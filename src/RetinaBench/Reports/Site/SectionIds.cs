using System.Globalization;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace RetinaBench.Reports.Site;

/// <summary>Numbers the sections of a page so that its contents can link to them.</summary>
internal static class SectionIds
{
    private const int Deepest = 3;

    /// <summary>Gives an id to every section that has none. Its capital letter keeps it apart from the anchors of the page, which have none.</summary>
    public static void Add(MarkdownDocument document)
    {
        int number = 0;
        foreach (HeadingBlock heading in Headings(document))
            heading.GetAttributes().Id ??= string.Create(CultureInfo.InvariantCulture, $"S{++number}");
    }

    /// <summary>The headings of sections, the title of the page left out.</summary>
    public static IEnumerable<HeadingBlock> Headings(MarkdownDocument document) => document.OfType<HeadingBlock>().Where(heading => heading.Level is > 1 and <= Deepest);
}
