using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Accuracy of every minimal circuit.</summary>
internal static class CircuitExhibit
{
    public static Exhibit Of(ExhibitContext context, string experiment, CircuitTable table)
    {
        const string title = "Accuracy of every minimal circuit";
        int[] rows = [.. table.Rows.Select(row => row.Bipolar).Distinct().Order()];
        int[] columns = [.. table.Rows.Select(row => row.Amacrine).Distinct().Order()];
        string ganglion = context.LayerName(LayerRole.Ganglion), bipolar = context.LayerName(LayerRole.Bipolar), amacrine = context.LayerName(LayerRole.Amacrine);
        string caption = $"Each cell keeps one {bipolar} and one {amacrine} type with {ganglion} types {string.Join(" and ", table.Ganglion)}, "
            + $"{Values.Counts(table.Rows.Select(row => row.Accuracy), "circuit")}. "
            + $"Best: {bipolar} {table.Best.Bipolar} + {amacrine} {table.Best.Amacrine} with {Text.Number(table.Best.Accuracy)}.";
        var accuracies = table.Rows.DistinctBy(row => (row.Bipolar, row.Amacrine)).ToDictionary(row => (row.Bipolar, row.Amacrine), row => row.Accuracy);
        string Cell(int row, int column) => accuracies.TryGetValue((row, column), out var accuracy) ? Text.Number(accuracy.Value) : "";
        return new(experiment, title, caption, [experiment],
            new([$"{bipolar} / {amacrine}", .. columns.Select(Values.Whole)], [.. rows.Select(row => (string[])[Values.Whole(row), .. columns.Select(column => Cell(row, column))])]),
            new HeatMap
            {
                Title = title,
                Description = caption,
                RowTitle = $"{bipolar} type",
                ColumnTitle = $"{amacrine} type",
                Rows = [.. rows.Select(Values.Whole)],
                Columns = [.. columns.Select(Values.Whole)],
                Values = [.. rows.SelectMany(row => columns.Select(column => accuracies.TryGetValue((row, column), out var accuracy) ? accuracy.Value : double.NaN))],
                Scale = new("accuracy"),
                Marks = [new(Array.IndexOf(rows, table.Best.Bipolar), Array.IndexOf(columns, table.Best.Amacrine), "best circuit")],
            });
    }
}
