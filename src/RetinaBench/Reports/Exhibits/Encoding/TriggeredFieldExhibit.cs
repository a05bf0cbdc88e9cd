using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>The receptive field of a fitted model beside that of the cell: in space and in time.</summary>
internal static class TriggeredFieldExhibit
{
    private const int PicturesInARow = 4;

    public static IEnumerable<Exhibit> Of(string experiment, EncodingFitTable table, TriggeredFieldRow field)
    {
        if (field.Space is not { } space || field.Time is not { } time)
            yield break;
        string found = $"{Values.Whole(field.Spikes)} spikes drawn from what the model predicts; the average of the frames before them is split into a profile in space and a course in time by singular values";
        string title = $"Receptive field beside that of cell {table.Cell.Name}";
        string caption = $"{FitExhibit.Describe(table)}. {found}. Cosine with the sum of the cell's subunits: {Scores.Number(field.SpaceScore?.Raw)}.";
        yield return new($"{experiment}-field", title, caption, [experiment],
            new(["part", .. Scores.Heads.Select((head, i) => i == 0 ? "cosine" : head)], [["space", .. Scores.Cells(field.SpaceScore)], ["time", .. Scores.Cells(field.TimeScore)]]),
            new FilmStrip
            {
                Title = title,
                Description = caption,
                Key = "white: the largest magnitude of each picture; grey: 0; black: as much of the opposite sign",
                LeastColumns = PicturesInARow,
                Films = [new("in space", [Picture(table.Cell, "the cell", field.TrueSpace), Picture(table.Cell, "the model", space)])],
            });

        string inTime = $"Course in time beside that of cell {table.Cell.Name}";
        string courses = $"{FitExhibit.Describe(table)}. {found}. Lag 0 is the frame of the spike; both are of length 1. Cosine: {Scores.Number(field.TimeScore?.Raw)}.";
        double norm = Math.Sqrt(table.Cell.TemporalFilter.Sum(weight => weight * weight));
        double[] truth = [.. table.Cell.TemporalFilter.Select(weight => norm == 0 ? 0 : weight / norm)];
        yield return new($"{experiment}-course", inTime, courses, [experiment],
            new(["lag", "the cell", "the model"],
                [.. Enumerable.Range(0, Math.Max(truth.Length, time.Count)).Select(lag => (string[])[Values.Whole(lag), At(truth, lag), At([.. time.Select(weight => (double)weight)], lag)])]),
            new LineChart
            {
                Title = inTime,
                Description = courses,
                X = new("lag", "frames"),
                Y = new("weight"),
                Series =
                [
                    new("the cell", [.. truth.Select((weight, lag) => new ChartPoint(lag, weight))]) { Role = SeriesRole.Reference },
                    new("the model", [.. time.Select((weight, lag) => new ChartPoint(lag, weight))]),
                ],
                ReferenceLines = [ReferenceLine.Horizontal(0, "")],
            });
    }

    private static string At(double[] weights, int lag) => lag < weights.Length ? Text.Number(weights[lag]) : "";

    private static FilmFrame Picture(TrueCellRow cell, string title, IReadOnlyList<float> profile)
    {
        double largest = profile.Max(weight => Math.Abs((double)weight));
        return KernelPicture.Of(title, cell.Rows, cell.Columns, profile.Select(weight => (double)weight), largest == 0 ? 1 : largest);
    }
}
