using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Leftward and rightward accuracy with one more cell type lesioned.</summary>
internal static class DirectionLesionExhibit
{
    private const int Columns = 3;
    private const int PlotHeight = 170;

    public static Exhibit Of(ExhibitContext context, string experiment, DirectionLesionTable table)
    {
        string reference = context.Describe(table.Reference.Condition);
        string title = $"Accuracy by direction without {string.Join(" or ", table.Lesioned.Select(Name))}";
        (string Name, AccuracyCurve Curve)[] shown =
            [("no further lesion", table.Reference), .. table.Lesions.Select((curve, i) => ($"without {Name(table.Lesioned[i])}", curve))];
        string caption = $"Accuracy on leftward and on rightward stimuli over the {table.Reference.Axis.Label}, one more type lesioned at a time. No further lesion: {reference}. "
            + $"Bands are 95 % Wilson intervals, {Values.Counts(shown.SelectMany(one => one.Curve.Points).SelectMany(point => new[] { point.Left, point.Right }))}.";
        return new(experiment, title, caption, [experiment], Table(table.Reference.Axis, shown), new PanelGrid
        {
            Title = title,
            Description = caption,
            X = new(table.Reference.Axis.Label, table.Reference.Axis.Unit),
            Y = new("accuracy") { Minimum = 0, Maximum = 1 },
            Columns = Columns,
            PlotHeight = PlotHeight,
            Panels = [.. shown.Select(one => new Panel(one.Name,
            [
                new("leftward stimuli", [.. one.Curve.Points.Select(point => Values.Point(point.X, point.Left))]) { Intervals = IntervalStyle.Band },
                new("rightward stimuli", [.. one.Curve.Points.Select(point => Values.Point(point.X, point.Right))]) { Intervals = IntervalStyle.Band },
            ]) { ReferenceLines = [ReferenceLine.Horizontal(context.Chance, "chance")] })],
        });
    }

    private static string Name(string cellTypes) => cellTypes.Replace(':', ' ');

    private static DataTable Table(Experiments.Measurements.Axis axis, (string Name, AccuracyCurve Curve)[] shown) => new(
        [axis.Name, .. shown.SelectMany(one => (string[])[$"{one.Name}, left", $"{one.Name}, right"])],
        [
            .. shown.SelectMany(one => one.Curve.Points).Select(point => point.X).Distinct().Order().Select(x => (string[])
            [
                Text.Number(x),
                .. shown.SelectMany(one => one.Curve.Points.FirstOrDefault(point => point.X == x) is { } point
                    ? (string[])[Text.Number(point.Left.Value), Text.Number(point.Right.Value)]
                    : ["", ""]),
            ]),
        ]);
}
