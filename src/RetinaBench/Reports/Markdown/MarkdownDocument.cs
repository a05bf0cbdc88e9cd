using System.Text;

namespace RetinaBench.Reports.Markdown;

/// <summary>Builds a Markdown document block by block, a blank line between blocks.</summary>
/// <remarks>Blocks take Markdown: text of other origin passes through <see cref="MarkdownText.Escape"/> first.</remarks>
internal sealed class MarkdownDocument
{
    private readonly StringBuilder _text = new();

    public MarkdownDocument Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    public MarkdownDocument Paragraph(string text) => Block(text);

    public MarkdownDocument Bullets(IEnumerable<string> items)
    {
        string list = string.Join('\n', items.Select(item => $"- {item}"));
        return list.Length == 0 ? this : Block(list);
    }

    /// <summary>A place that links of this page can name.</summary>
    public MarkdownDocument Anchor(string id) => Block($"<a id=\"{id}\"></a>");

    public MarkdownDocument Table<T>(IReadOnlyList<Column<T>> columns, IEnumerable<T> rows) => Block(string.Join('\n',
        [
            Row(columns.Select(column => column.Title)),
            Row(columns.Select(column => column.Alignment)),
            .. rows.Select(row => Row(columns.Select(column => column.Cell(row)))),
        ]));

    /// <summary>What the columns of a table say about themselves.</summary>
    public MarkdownDocument Legend<T>(IEnumerable<Column<T>> columns) =>
        Bullets(columns.Where(column => column.Legend.Length > 0).Select(column => $"**{column.Title}**: {column.Legend}"));

    public MarkdownDocument Table(DataTable data) => Table(
        [.. data.Heads.Select((head, i) => new Column<IReadOnlyList<string>>(MarkdownText.Escape(head), "", row => MarkdownText.Escape(row[i]), i > 0))],
        data.Rows);

    /// <summary>Begins what opens on demand.</summary>
    /// <param name="summary">Letters, digits, spaces, commas and hyphens.</param>
    public MarkdownDocument BeginDetails(string summary) => Block($"<details><summary>{summary}</summary>");

    /// <summary>Ends what opens on demand.</summary>
    public MarkdownDocument EndDetails() => Block("</details>");

    /// <summary>A table that opens on demand.</summary>
    public MarkdownDocument Collapsed(string summary, DataTable data) =>
        BeginDetails(summary).Table(data).EndDetails();

    /// <summary>A table that opens on demand.</summary>
    public MarkdownDocument Collapsed<T>(string summary, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows) =>
        BeginDetails(summary).Table(columns, rows).EndDetails();

    public override string ToString() => _text.ToString();

    private MarkdownDocument Block(string markdown)
    {
        if (_text.Length > 0)
            _text.Append('\n');
        _text.Append(markdown).Append('\n');
        return this;
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
