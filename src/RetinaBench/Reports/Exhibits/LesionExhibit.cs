using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;
using RetinaBench.Suites;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Accuracy under the lesion of every single cell type.</summary>
internal static class LesionExhibit
{
    private const int PlotHeight = 300;

    public static Exhibit Of(ExhibitContext context, string experiment, LesionTable table)
    {
        const string title = "Accuracy under the lesion of each single cell type";
        string share = $"{Text.Number(100 * table.VitalBelow)} %";
        double[] published = [.. table.Rows.Select(row => Published(context, experiment, row))];
        string caption = $"Error bars are 95 % Wilson intervals, {Values.Counts(table.Rows.Select(row => row.Accuracy), "lesion")}; "
            + $"the intact model reaches {Text.Number(table.Intact)}. A ganglion type is vital when its lesion leaves less than {share} of that"
            + $"{(table.VitalGanglion.Count == 0 ? "; here none is" : $"; here type {string.Join(" and type ", table.VitalGanglion)}")}."
            + (published.Any(double.IsFinite) ? $" Diamonds are published values of the paper's model{Source(context, experiment)}; its type numbers are those of that model alone." : "");
        return new(experiment, title, caption, [experiment], Table(table), new BarChart
        {
            Title = title,
            Description = caption,
            CategoryTitle = "lesioned cell type",
            Value = new("accuracy") { Minimum = 0, Maximum = 1 },
            PlotHeight = PlotHeight,
            Categories = [.. table.Rows.Select(Name)],
            OneBarEach = true,
            Series = [.. table.Rows.Select(row => row.Layer).Distinct().Select(layer => new BarSeries(
                layer, [.. table.Rows.Select((row, i) => row.Layer == layer ? Values.Bar(row.Accuracy, published[i]) : new Bar(double.NaN))]))],
            ReferenceLines =
            [
                ReferenceLine.Horizontal(table.VitalBelow * table.Intact.Value, $"{share} of intact"),
                ReferenceLine.Horizontal(context.Chance, "chance"),
            ],
        });
    }

    private static string Name(LesionRow row) => $"{row.Layer} {Values.Whole(row.Index)}";

    private static PublishedSeries? Series(ExhibitContext context, string experiment, LesionRow row) =>
        context.PublishedOfTypes(experiment, row.Role.ToString().ToLowerInvariant());

    private static double Published(ExhibitContext context, string experiment, LesionRow row) =>
        Series(context, experiment, row) is { } series
            ? series.X.Zip(series.Y).Where(point => point.First == row.Index).Select(point => point.Second).DefaultIfEmpty(double.NaN).First()
            : double.NaN;

    private static string Source(ExhibitContext context, string experiment) =>
        context.Published(experiment).FirstOrDefault() is { } series ? $" ({series.Source})" : "";

    private static DataTable Table(LesionTable table) => new(
        ["lesioned", "accuracy", "leftward", "rightward", "retained"],
        [
            ["none", Text.Number(table.Intact), Text.Number(table.IntactLeft.Value), Text.Number(table.IntactRight.Value), "1"],
            .. table.Rows.Select(row => (string[])
                [Name(row), Text.Number(row.Accuracy), Text.Number(row.Left.Value), Text.Number(row.Right.Value), Text.Number(row.Retained)]),
        ]);
}
