namespace RetinaBench.Reports.Markdown;

/// <summary>The numbers behind a figure.</summary>
/// <param name="Heads">Plain text, one a column.</param>
/// <param name="Rows">Plain text: [rows][columns].</param>
internal sealed record DataTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);
