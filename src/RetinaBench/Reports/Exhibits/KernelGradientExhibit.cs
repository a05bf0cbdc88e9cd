using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Mean weight over the column of what each amacrine type reads from the circuit's bipolar type.</summary>
internal static class KernelGradientExhibit
{
    private const string Measured = "mean weight";

    public static Exhibit Of(ExhibitContext context, string experiment, KernelGradientTable table)
    {
        string bipolar = context.LayerName(LayerRole.Bipolar), amacrine = context.LayerName(LayerRole.Amacrine);
        string title = $"Weights along the axis of motion: {bipolar} {Values.Whole(table.Bipolar)} to each {amacrine} type";
        string caption = $"Mean over the rows of the spatial kernel at each column, and the line of least squares. Motion is along columns; kernels are not flipped, so a weight further right reads a cell further right. "
            + $"Slopes have 95 % intervals of Student's t. The best minimal circuit keeps {bipolar} {Values.Whole(table.Bipolar)} and {amacrine} {Values.Whole(table.Amacrine)}.";
        return new(experiment, title, caption, [experiment],
            new([$"{amacrine} type", .. Enumerable.Range(0, table.Rows.Max(row => row.Columns.Count)).Select(c => $"column {Values.Whole(c)}"), "slope a column", "excludes 0"],
                [.. table.Rows.Select(row => (string[])[Name(row), .. row.Columns.Select(Text.Number), Text.Number(row.Trend.Slope), row.Trend.Slope.Excludes(0) ? "yes" : "no"])]),
            new PanelGrid
            {
                Title = title,
                Description = caption,
                X = new("column"),
                Y = new("mean weight"),
                Panels = [.. table.Rows.Select(row => new Panel($"{amacrine} {Name(row)}",
                [
                    new(Measured, [.. row.Columns.Select((weight, c) => new ChartPoint(c, weight))]),
                    new("line of least squares", [Line(row, 0), Line(row, row.Columns.Count - 1)]) { Role = SeriesRole.Reference, PairedWith = Measured },
                ]))],
            });

        string Name(KernelGradientRow row) => $"{Values.Whole(row.Amacrine)}{(row.Amacrine == table.Amacrine ? " (circuit)" : "")}";
    }

    private static ChartPoint Line(KernelGradientRow row, double column) => new(column, row.Trend.Intercept + (row.Trend.Slope.Value * column));
}
