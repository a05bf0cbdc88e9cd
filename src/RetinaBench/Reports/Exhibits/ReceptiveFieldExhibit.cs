using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;
using Axis = RetinaBench.Reports.Figures.Axis;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Receptive fields by white noise: pictures of their profiles in space, and their courses in time.</summary>
internal static class ReceptiveFieldExhibit
{
    private const int PicturesInARow = 4, SingularValuesShown = 4;
    private const double Grey = 127.5;

    public static IEnumerable<Exhibit> Of(string experiment, ReceptiveFieldTable table)
    {
        ReceptiveFieldRow[] found = [.. table.Rows.Where(row => row.Shape is not null)];
        yield return Profiles(experiment, table, found);
        if (found.Length > 0)
            yield return Courses(experiment, table, found);
    }

    private static Exhibit Profiles(string experiment, ReceptiveFieldTable table, ReceptiveFieldRow[] found)
    {
        string title = $"Receptive fields of {table.Layer} types in space";
        string caption = Text.Of($"Average of white noise before each response, weighted by the response: {table.Responses} responses to {table.Movies} movies, {table.Lags} lags, {table.Side} x {table.Side} checks of {table.CheckSize} x {table.CheckSize} pixels. ")
            + Text.Of($"A field counts as found where its largest value is above the noise level: what chance reaches with a probability of {table.FalseFindings} in any value of any type, and what parts of the movies differ by; ")
            + (found.Length == 0 ? "none is. " : $"pictures show the profile in space of the best product of time and space for the {Values.Whole(found.Length)} of {Values.Whole(table.Rows.Count)} types that have one. ")
            + "What is not found is not absent: it may need more movies, or the type may respond to no light or dark in particular. "
            + "Components are singular values above the largest one of what parts of the movies differ by: 1 for a field that is a product of time and space, 2 or more for one that moves.";
        return new(experiment, title, caption, [experiment],
            new([$"{table.Layer} type", "responses", "field", "largest value", "noise level", "two halves correlate", "components", "separability", "first singular values", "noise reaches"], [.. table.Rows.Select(Line)]),
            found.Length == 0 ? null : new FilmStrip
            {
                Title = title,
                Description = caption,
                Key = "white: the largest magnitude, taken as positive; grey: 0; black: as much of the opposite sign",
                LeastColumns = PicturesInARow,
                Films = [.. found.Chunk(PicturesInARow).Select(rows => new FilmRow(table.Layer, [.. rows.Select(row => Picture(table, row))]))],
            });
    }

    private static string[] Line(ReceptiveFieldRow row) =>
    [
        Values.Whole(row.Index),
        row.Minimum == row.Maximum ? $"always {Values.Cell(row.Minimum)}" : $"{Values.Cell(row.Minimum)} to {Values.Cell(row.Maximum)}",
        row.Shape is not null ? "found" : row.Minimum == row.Maximum ? "none: the response never changes" : "not found",
        Values.Cell(row.Peak),
        Values.Cell(row.NoiseLevel),
        row.Shape?.HalvesCorrelation is { } halves ? Text.Number(halves) : "n/a",
        row.Shape is { } shape ? Values.Whole(shape.Components) : "n/a",
        row.Shape is { } index ? Text.Number(index.SeparabilityIndex) : "n/a",
        row.Shape is { } values ? string.Join(" ", values.SingularValues.Take(SingularValuesShown).Select(Values.Cell)) : "n/a",
        row.Shape is { } level ? Values.Cell(level.SingularNoiseLevel) : "n/a",
    ];

    private static FilmFrame Picture(ReceptiveFieldTable table, ReceptiveFieldRow row)
    {
        double largest = row.Shape!.Space.Max(Math.Abs);
        return new($"{table.Layer} {Values.Whole(row.Index)}", table.Side, table.Side, row.Shape.Space.Select(value => (byte)Math.Round(Grey + (Grey * value / largest))).ToArray());
    }

    private static Exhibit Courses(string experiment, ReceptiveFieldTable table, ReceptiveFieldRow[] found)
    {
        string title = $"Receptive fields of {table.Layer} types in time";
        string caption = "Course in time of the best product of time and space, of length 1: above 0 the type responds to light where its profile is white. Lag 0 is the frame of the response.";
        return new($"{experiment}-time", title, caption, [experiment],
            new([$"{table.Layer} type", .. Enumerable.Range(0, table.Lags).Select(lag => $"lag {Values.Whole(lag)}")],
                [.. found.Select(row => (string[])[Values.Whole(row.Index), .. row.Shape!.Time.Select(Text.Number)])]),
            new PanelGrid
            {
                Title = title,
                Description = caption,
                X = new Axis("lag", "frames"),
                Y = new Axis("weight"),
                Panels = [.. found.Select(row => new Panel($"{table.Layer} {Values.Whole(row.Index)}",
                    [new("weight", [.. row.Shape!.Time.Select((value, lag) => new ChartPoint(lag, value))])]) { ReferenceLines = [ReferenceLine.Horizontal(0, "")] })],
            });
    }
}
