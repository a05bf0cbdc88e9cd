namespace RetinaBench.Reports.Markdown;

/// <summary>One column of a table, which explains itself.</summary>
/// <param name="Title">Its head, Markdown.</param>
/// <param name="Legend">What it shows, Markdown; empty where the title says all.</param>
/// <param name="Cell">Its cell in a row, Markdown.</param>
/// <param name="Numeric">Whether its cells are flush right.</param>
internal sealed record Column<T>(string Title, string Legend, Func<T, string> Cell, bool Numeric = false);
