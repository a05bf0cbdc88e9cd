namespace RetinaBench.Reports.Markdown;

/// <summary>One column of a table, which explains itself.</summary>
/// <param name="Title">Its head, Markdown.</param>
/// <param name="Legend">What it shows, Markdown; empty where the title says all.</param>
/// <param name="Cell">Its cell in a row, Markdown.</param>
/// <param name="Numeric">Whether its cells are numbers: flush right, and sorted as numbers.</param>
/// <param name="Verdicts">Whether its cells are verdicts: centred, and sorted in the order in which reports list them.</param>
internal sealed record Column<T>(string Title, string Legend, Func<T, string> Cell, bool Numeric = false, bool Verdicts = false)
{
    /// <summary>What stands between head and rows, which tells readers of the Markdown what kind of column it is.</summary>
    public string Alignment => Numeric ? "---:" : Verdicts ? ":---:" : "---";
}
