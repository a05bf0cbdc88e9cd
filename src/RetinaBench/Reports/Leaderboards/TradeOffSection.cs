using System.Globalization;
using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>Accuracy, plausibility and cost of the subjects side by side.</summary>
internal static class TradeOffSection
{
    private const string None = "-";

    /// <summary>Adds the table, where there are subjects.</summary>
    /// <param name="page">The page.</param>
    /// <param name="standings">The models of the suite.</param>
    public static void Add(MarkdownDocument page, IReadOnlyList<Standing> standings)
    {
        Standing[] subjects = [.. standings.Where(standing => standing.Entry.Model.Card?.Role == ModelRole.Subject)];
        if (subjects.Length == 0)
            return;
        page.Heading(3, "Accuracy, plausibility and cost");
        page.Paragraph(
            "Subjects only. A model is on the Pareto front (\\*) where no other one is at least as accurate, as plausible and as cheap (multiply-adds), and better in one of these; "
            + "the measured values count, whatever their intervals.");
        Column<Standing>[] columns = Columns();
        page.Table(columns, subjects).Legend(columns);
    }

    private static Column<Standing>[] Columns() =>
    [
        Standing.ModelColumn(),
        new("Front", "\\* on the Pareto front", standing => standing.IsOnFront ? MarkdownText.Escape("*") : ""),
        new("Accuracy", "", standing => standing.Accuracy is { } accuracy ? Text.Number(accuracy.Value) : None, Numeric: true),
        new("Plausibility", "passed criteria, of all judged ones that apply: those that the data do not decide count as not passed", standing => Number(standing.Plausibility), Numeric: true),
        new("Multiply-adds", "for one movie, in millions, by the model's definition", standing => Number(standing.Cost?.MultiplyAdds / 1e6), Numeric: true),
        new("Weights", "weights and biases", standing => standing.Cost?.Weights.ToString(CultureInfo.InvariantCulture) ?? None, Numeric: true),
        new("Score", $"{MarkdownText.Escape(CompositeScore.Formula)}: one number for those who need one", standing => Number(standing.Score), Numeric: true),
    ];

    private static string Number(double? value) => value is { } number ? Text.Number(number) : None;
}
