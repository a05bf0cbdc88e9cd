using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>The best circuits of a search over all circuits of four types.</summary>
internal static class CircuitSearchExhibit
{
    private const int PlotHeight = 260;

    public static Exhibit Of(ExhibitContext context, string experiment, CircuitSearchTable table)
    {
        const string title = "The best circuits of four types";
        string vital = table.Screen.BestVital is { } best
            ? $" Circuits with a star keep the vital pair of ganglion types with one type of the other layers; the best of them has rank {Values.Whole(best.Rank)}."
            : " No vital pair of ganglion types is known.";
        string caption = $"Of {Values.Whole(table.Screen.Searched)} circuits, {table.Screen.Space}, those most accurate on the stimuli of the search, {Values.Counts(table.Rows.Select(row => row.Circuit.Accuracy), "circuit")}; "
            + $"beside them their accuracy on fresh stimuli, which no choice has flattered. Error bars are 95 % Wilson intervals. {Values.Whole(table.Screen.EqualToBest)} circuits do not differ from the best in the search at 95 %."
            + vital + " Circuits are named by the first letters of their layers and the numbers of the types.";
        string[] names = [.. table.Rows.Select(row => Name(row.Circuit))];
        return new(experiment, title, caption, [experiment],
            new(["rank", "circuit", "in the search", "fresh stimuli"],
                [.. table.Rows.Select((row, i) => (string[])[Values.Whole(row.Circuit.Rank), names[i], Text.Number(row.Circuit.Accuracy), Text.Number(row.Fresh)])]),
            new BarChart
            {
                Title = title,
                Description = caption,
                CategoryTitle = "circuit",
                Value = new("accuracy") { Minimum = 0, Maximum = 1 },
                PlotHeight = PlotHeight,
                Categories = names,
                Series =
                [
                    new("in the search", [.. table.Rows.Select(row => Values.Bar(row.Circuit.Accuracy, double.NaN))]),
                    new("fresh stimuli", [.. table.Rows.Select(row => Values.Bar(row.Fresh, double.NaN))]),
                ],
                ReferenceLines = [ReferenceLine.Horizontal(context.Chance, "chance")],
            });
    }

    // bipolar:4;amacrine:2;ganglion:0,2 as b4 a2 g0,2.
    private static string Name(ScreenedCircuit circuit) =>
        string.Join(' ', circuit.Kept.Split(';').Select(layer => layer[0] + layer[(layer.IndexOf(':', StringComparison.Ordinal) + 1)..])) + (circuit.IsVital ? " *" : "");
}
