using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Mean response of every cell type of a layer over what varies.</summary>
internal static class AmplitudeExhibit
{
    // More lines than this cannot be told apart in one plot.
    private const int MostLines = 8;

    public static Exhibit Of(ExhibitContext context, string experiment, AmplitudeTable table)
    {
        string title = $"Mean response of each {table.Layer} type over the {table.Axis.Label}";
        IReadOnlyList<int> circuit = context.CircuitTypes(table.Layer);
        string caption = "Mean over space, time and stimuli in the intact model. Bands are 95 % intervals over stimuli."
            + (circuit.Count == 0 ? "" : $" The best minimal circuit keeps {table.Layer} {string.Join(" and ", circuit)}.");
        Series[] lines = [.. table.Rows.Select(row => new Series(Name(table, row, circuit), [.. table.X.Zip(row.Means, Values.Point)]) { Intervals = IntervalStyle.Band })];
        Figures.Axis x = new(table.Axis.Label, table.Axis.Unit), y = Values.ResponseAxis(context.ResponseUnit, table.Rows.SelectMany(row => row.Means));
        return new(experiment, title, caption, [experiment], Table(table), lines.Length <= MostLines
            ? new LineChart { Title = title, Description = caption, X = x, Y = y, Series = lines }
            : new PanelGrid { Title = title, Description = caption, X = x, Y = y, Panels = [.. lines.Select(line => new Panel(line.Name, [line with { Name = "measured" }]))] });
    }

    private static string Name(AmplitudeTable table, AmplitudeRow row, IReadOnlyList<int> circuit) =>
        $"{table.Layer} {Values.Whole(row.Index)}{(circuit.Contains(row.Index) ? " (circuit)" : "")}";

    private static DataTable Table(AmplitudeTable table) => new(
        [table.Axis.Name, .. table.Rows.Select(row => Values.Whole(row.Index))],
        [.. table.X.Select((x, i) => (string[])[Text.Number(x), .. table.Rows.Select(row => i < row.Means.Count ? Values.Cell(row.Means[i].Value) : "")])]);
}
