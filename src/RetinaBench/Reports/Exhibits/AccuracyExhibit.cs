using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;
using RetinaBench.Suites;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Accuracy over what varies, of the intact model and of its best circuit in one figure, over the published curves.</summary>
internal static class AccuracyExhibit
{
    private const string Alpha = "alpha";
    private const double NoRightAnswer = 1;
    private const int PlotHeight = 320;

    /// <summary>One figure a coordinate: the curve of a lesioned model is drawn in the intact model's figure where there is one.</summary>
    public static IEnumerable<Exhibit> Of(ExhibitContext context, string experiment, AccuracyCurve curve)
    {
        (string Id, AccuracyCurve Curve)[] shown = [.. context.All<AccuracyCurve>().Where(other => other.Measurement.Axis.Name == curve.Axis.Name)
            .OrderBy(other => other.Measurement.Condition.Length > 0)];
        return shown[0].Id == experiment ? [Draw(context, shown)] : [];
    }

    private static Exhibit Draw(ExhibitContext context, (string Id, AccuracyCurve Curve)[] shown)
    {
        AccuracyCurve first = shown[0].Curve;
        bool psychometric = first.Axis.Name == Alpha;
        string title = psychometric ? $"Psychometric curve: accuracy over the {first.Axis.Label}" : $"Accuracy over the {first.Axis.Label}";
        string[] names = [.. shown.Select((one, i) => Name(context, shown, i))];
        PublishedSeries[] published = [.. shown.SelectMany(one => context.Published(one.Id))];
        string caption = Caption(psychometric, shown, published);
        return new(shown[0].Id, title, caption, [.. shown.Select(one => one.Id)], Table(first.Axis, shown, names), new LineChart
        {
            Title = title,
            Description = caption,
            X = new(first.Axis.Label, first.Axis.Unit),
            Y = new("accuracy") { Maximum = 1 },
            PlotHeight = PlotHeight,
            Series =
            [
                .. shown.Select((one, i) => new Series(names[i], [.. one.Curve.Points.Select(point => Values.Point(point.X, point.Overall))]) { Intervals = IntervalStyle.Band }),
                .. shown.SelectMany((one, i) => Published(context, one.Id, one.Curve, names[i])),
                .. Floors(context, shown.Select(one => one.Id)),
            ],
            ReferenceLines = [ReferenceLine.Horizontal(context.Chance, "chance"), .. Lines(psychometric, shown)],
        });
    }

    private static string Name(ExhibitContext context, (string Id, AccuracyCurve Curve)[] shown, int index)
    {
        string name = context.Describe(shown[index].Curve.Condition);
        return shown.Take(index).Any(earlier => context.Describe(earlier.Curve.Condition) == name) ? $"{name} ({shown[index].Id})" : name;
    }

    private static IEnumerable<Series> Published(ExhibitContext context, string experiment, AccuracyCurve curve, string name) =>
        context.Published(experiment).DistinctBy(series => series.Series).Select(series =>
            new Series($"published: {series.Series}", [.. Points(series, curve)])
            {
                Role = SeriesRole.Reference,
                PairedWith = name,
            });

    // Neighbours with measured points between them are not joined: nothing was published there.
    private static IEnumerable<ChartPoint> Points(PublishedSeries series, AccuracyCurve curve)
    {
        for (int i = 0; i < series.X.Count; i++)
        {
            if (i > 0 && curve.Points.Any(point => point.X > series.X[i - 1] && point.X < series.X[i]))
                yield return new(double.NaN, double.NaN);
            yield return new(series.X[i], series.Y[i]);
        }
    }

    // What the criteria demand, as a line over the range in which they demand it.
    private static IEnumerable<Series> Floors(ExhibitContext context, IEnumerable<string> experiments) =>
        context.Suite.Criteria.Where(criterion => criterion.Floor is { } floor && experiments.Contains(floor.Experiment)).Select(criterion =>
            new Series(
                $"{criterion.Id}: at least {Text.Number(criterion.Floor!.AtLeast)}",
                [new(criterion.Floor.From, criterion.Floor.AtLeast), new(criterion.Floor.To, criterion.Floor.AtLeast)])
            {
                Role = SeriesRole.Reference,
            });

    private static IEnumerable<ReferenceLine> Lines(bool psychometric, (string Id, AccuracyCurve Curve)[] shown)
    {
        if (psychometric && shown.Any(one => one.Curve.Points.Any(point => point.X == NoRightAnswer)))
            yield return ReferenceLine.Vertical(NoRightAnswer, "no right answer");
        if (shown[0].Curve.Threshold is { } threshold)
            yield return ReferenceLine.Vertical(threshold.Value, $"75 % at {Text.Number(threshold.Value)}");
    }

    private static string Caption(bool psychometric, (string Id, AccuracyCurve Curve)[] shown, PublishedSeries[] published)
    {
        List<string> sentences = [$"Bands are 95 % Wilson intervals, {Values.Counts(shown.SelectMany(one => one.Curve.Points).Select(point => point.Overall))}."];
        if (psychometric)
            sentences.Add("Below alpha = 1 the truly faster direction counts as right; at alpha = 1 there is no right answer.");
        if (shown[0].Curve.Threshold is { } threshold)
            sentences.Add($"A monotone fit reaches 75 % at {shown[0].Curve.Axis.Name} = {Text.Number(threshold)}.");
        sentences.AddRange(published.Select(series => $"Published ({series.Series}): {series.Source}{(series.Trials is { } trials ? $", {Values.Whole(trials)} stimuli a point" : "")}."));
        return string.Join(' ', sentences);
    }

    private static DataTable Table(Experiments.Measurements.Axis axis, (string Id, AccuracyCurve Curve)[] shown, string[] names) => new(
        [axis.Name, .. names.SelectMany(name => (string[])[name, $"{name}, left", $"{name}, right"])],
        [
            .. shown.SelectMany(one => one.Curve.Points).Select(point => point.X).Distinct().Order().Select(x => (string[])
            [
                Text.Number(x),
                .. shown.SelectMany(one => one.Curve.Points.FirstOrDefault(point => point.X == x) is { } point
                    ? (string[])[Text.Number(point.Overall), Text.Number(point.Left.Value), Text.Number(point.Right.Value)]
                    : ["", "", ""]),
            ]),
        ]);
}
