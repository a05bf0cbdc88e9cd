using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>The courses in time of filters over time, each beside that of the subunit that it is matched with.</summary>
internal static class FilterCourseExhibit
{
    public static Exhibit? Of(string experiment, EncodingFitTable table, IReadOnlyList<FittedFilterRow> filters)
    {
        FittedFilterRow[] matched = [.. filters.Where(filter => filter is { Subunit: not null, Time: not null }).OrderBy(filter => filter.Subunit)];
        if (matched.Length == 0)
            return null;
        (string Name, IReadOnlyList<double> Weights)[] truth = table.Cell.SubunitFilters is null
            ? [("all subunits", table.Cell.TemporalFilter)]
            : [.. table.Cell.Subunits.Select((_, i) => (Name: $"subunit {Values.Whole(i + 1)}", Weights: table.Cell.TemporalFilterOf(i))).DistinctBy(course => string.Join(' ', course.Weights))];
        (string Name, IReadOnlyList<double> Weights)[] found =
            [.. matched.Select(filter => ($"filter {Values.Whole(filter.Filter)} (subunit {Values.Whole(filter.Subunit!.Value + 1)})", (IReadOnlyList<double>)[.. filter.Time!.Select(weight => (double)weight)]))];
        string title = $"Courses in time of the filters for cell {table.Cell.Name}";
        string caption = $"{FitExhibit.Describe(table)}. Each filter is split into a profile in space and a course in time by singular values; lag 0 is the frame of the response, and all courses are of length 1. "
            + $"Cosines with the filter in time of the matched subunit: {string.Join(", ", matched.Select(filter => Scores.Number(filter.TimeCosine)))}.";
        int lags = truth.Concat(found).Max(course => course.Weights.Count);
        return new($"{experiment}-filter-courses", title, caption, [experiment],
            new(["lag", .. truth.Concat(found).Select(course => course.Name)],
                [.. Enumerable.Range(0, lags).Select(lag => (string[])[Values.Whole(lag), .. truth.Concat(found).Select(course => lag < course.Weights.Count ? Text.Number(course.Weights[lag]) : "")])]),
            new LineChart
            {
                Title = title,
                Description = caption,
                X = new("lag", "frames"),
                Y = new("weight"),
                Series = [.. truth.Select(course => Line(course) with { Role = SeriesRole.Reference }), .. found.Select(Line)],
                ReferenceLines = [ReferenceLine.Horizontal(0, "")],
            });
    }

    private static Series Line((string Name, IReadOnlyList<double> Weights) course) =>
        new(course.Name, [.. course.Weights.Select((weight, lag) => new ChartPoint(lag, weight))]);
}
