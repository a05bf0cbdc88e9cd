using Markdig.Extensions.Figures;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RetinaBench.Reports.Site;

/// <summary>Puts each picture and the paragraph below it, its caption, into one figure.</summary>
internal static class FigureBlocks
{
    /// <summary>Pairs pictures that stand alone in a paragraph with the paragraph that follows.</summary>
    public static void Pair(MarkdownDocument document)
    {
        for (int i = 0; i + 1 < document.Count; i++)
        {
            if (document[i] is not ParagraphBlock picture || !IsPicture(picture.Inline) || document[i + 1] is not ParagraphBlock { Inline: { } text } below)
                continue;
            below.Inline = null;
            document.RemoveAt(i + 1);
            document.RemoveAt(i);
            var figure = new Figure(null!) { picture, new FigureCaption(null!) { Inline = text } };
            figure.SetAttributes(picture.GetAttributes());
            picture.SetAttributes(new());
            document.Insert(i, figure);
        }
    }

    private static bool IsPicture(ContainerInline? inline) => inline?.FirstChild is LinkInline { IsImage: true, NextSibling: null };
}
