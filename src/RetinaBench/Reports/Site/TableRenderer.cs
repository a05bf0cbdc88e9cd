using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using RetinaBench.Reports.Leaderboards;

namespace RetinaBench.Reports.Site;

/// <summary>Writes a table with a caption, heads of columns and rows, and the kind of each column, by which the script sorts.</summary>
internal sealed class TableRenderer : HtmlObjectRenderer<Table>
{
    // From here on columns of marks are far wider than the marks.
    private const int ManyVerdicts = 4;

    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        string caption = TableCaptions.Of(obj);
        // Wide tables scroll in a frame of their own, which the keyboard must reach.
        renderer.EnsureLine();
        renderer.Write("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").WriteEscape(caption).WriteLine("\">");
        bool narrow = obj.ColumnDefinitions.Count(column => column.Alignment == TableColumnAlign.Center) >= ManyVerdicts;
        renderer.WriteLine(narrow ? "<table class=\"narrow\">" : "<table>");
        renderer.Write("<caption>").WriteEscape(caption).WriteLine("</caption>");
        foreach (TableRow row in obj.Cast<TableRow>())
        {
            if (row.IsHeader)
                WriteRow(renderer.Write("<thead>\n"), obj, row).WriteLine("</thead>").WriteLine("<tbody>");
            else
                WriteRow(renderer, obj, row);
        }

        renderer.WriteLine("</tbody>").WriteLine("</table>").WriteLine("</div>");
    }

    private static HtmlRenderer WriteRow(HtmlRenderer renderer, Table table, TableRow row)
    {
        renderer.Write("<tr>");
        for (int i = 0; i < row.Count; i++)
        {
            string kind = KindOf(table.ColumnDefinitions[i].Alignment);
            var cell = (TableCell)row[i];
            string tag = row.IsHeader || i == 0 ? "th" : "td";
            renderer.Write($"<{tag}{(row.IsHeader ? " scope=\"col\"" : i == 0 ? " scope=\"row\"" : "")} data-kind=\"{kind}\"{(row.IsHeader ? "" : Verdict(kind, cell))}>");
            bool before = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = true;
            renderer.WriteChildren(cell);
            renderer.ImplicitParagraph = before;
            renderer.Write($"</{tag}>");
        }

        return renderer.WriteLine("</tr>");
    }

    private static string KindOf(TableColumnAlign? alignment) => alignment switch
    {
        TableColumnAlign.Right => "number",
        TableColumnAlign.Center => "verdict",
        _ => "text",
    };

    // The words are read out and shown on demand where only the mark is written.
    private static string Verdict(string kind, TableCell cell)
    {
        if (kind != "verdict" || cell.Descendants<ParagraphBlock>().FirstOrDefault() is not { } text)
            return "";
        string written = SiteDocument.PlainText(text.Inline);
        int was = written.IndexOf(VerdictMark.Was, StringComparison.Ordinal);
        string mark = was < 0 ? written : written[..was];
        foreach (Criteria.Verdict verdict in VerdictMark.All)
        {
            string words = VerdictMark.Words(verdict), rank = Exhibits.Values.Whole((int)verdict);
            if (mark == VerdictMark.Mark(verdict))
                return $" class=\"{verdict.ToString().ToLowerInvariant()}\" data-rank=\"{rank}\" title=\"{words}\" aria-label=\"{words}\"";
            if (written == words)
                return $" class=\"{verdict.ToString().ToLowerInvariant()}\" data-rank=\"{rank}\"";
        }

        return "";
    }
}
