using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>Filters as pictures in the order of their match: each below the subunit that it stands for, where it looks most, then those that stand for none.</summary>
internal static class FilterExhibit
{
    private const int LeastPictures = 4, MostPictures = 8;

    public static Exhibit Of(string experiment, EncodingFitTable table, EncodingFitRow chosen, IReadOnlyList<FittedFilterRow> filters)
    {
        FittedFilterRow?[] matched = [.. table.Cell.Subunits.Select((_, i) => filters.FirstOrDefault(filter => filter.Subunit == i))];
        FittedFilterRow[] others = [.. filters.Except(matched.OfType<FittedFilterRow>()).OrderByDescending(filter => filter.Gain).ThenBy(filter => filter.Filter)];
        string title = $"Filters for cell {table.Cell.Name} in the order of their match";
        string caption = $"{FitExhibit.Describe(table)}, seed {chosen.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}. "
            + "Above, the subunits of the cell; below each the filter that it is matched with, one to one, at the place in the frame at which it is read out most, with their cosine; "
            + "then filters without a subunit by their gain (largest readout times norm, over the largest of all). "
            + $"{Values.Whole(filters.Count(filter => filter.Effective))} of {Values.Whole(filters.Count)} filters are effective: they have a structure in space (Moran's I) and a gain.";
        return new($"{experiment}-filters", title, caption, [experiment], Data([.. matched.OfType<FittedFilterRow>(), .. others]), new FilmStrip
        {
            Title = title,
            Description = caption,
            Key = "white: the largest magnitude of each picture; grey: 0; black: as much of the opposite sign",
            LeastColumns = LeastPictures,
            Films =
            [
                .. table.Cell.Subunits.Index().Chunk(MostPictures).Zip(matched.Chunk(MostPictures)).SelectMany(pair => (FilmRow[])
                [
                    new("subunits", [.. pair.First.Select(subunit => Picture(table.Cell, subunit.Item, subunit.Index))]),
                    new("matched", [.. pair.Second.Select(filter => filter is null ? Empty(table.Cell) : Picture(table.Cell.Rows, table.Cell.Columns, filter, $"{Name(filter)}: {Scores.Number(filter.Cosine)}"))]),
                ]),
                .. others.Chunk(MostPictures).Select(row => new FilmRow("no match", [.. row.Select(filter => Picture(table.Cell.Rows, table.Cell.Columns, filter, $"{Name(filter)}: {Text.Number(filter.Gain)}"))])),
            ],
        });
    }

    private static string Name(FittedFilterRow filter) => Values.Whole(filter.Filter);

    private static FilmFrame Picture(TrueCellRow cell, Subunit subunit, int number) =>
        KernelPicture.Of(Values.Whole(number + 1), cell.Rows, cell.Columns, from row in Enumerable.Range(0, cell.Rows) from column in Enumerable.Range(0, cell.Columns) select subunit.WeightAt(row, column), 1);

    private static FilmFrame Empty(TrueCellRow cell) => KernelPicture.Of("none", cell.Rows, cell.Columns, new double[cell.Rows * cell.Columns], 1);

    /// <summary>A filter at its place in the frame, so that it can be compared with a subunit or a field pixel by pixel.</summary>
    public static FilmFrame Picture(int rows, int columns, FittedFilterRow filter, string title)
    {
        double[] frame = new double[rows * columns];
        for (int i = 0; i < filter.Space.Count; i++)
        {
            int row = filter.Row + (i / filter.Columns), column = filter.Column + (i % filter.Columns);
            if (row >= 0 && row < rows && column >= 0 && column < columns)
                frame[(row * columns) + column] = filter.Space[i];
        }

        double largest = frame.Max(Math.Abs);
        return KernelPicture.Of(title, rows, columns, frame, largest == 0 ? 1 : largest);
    }

    private static Markdown.DataTable Data(IEnumerable<FittedFilterRow> filters) => new(
        ["filter", "subunit", "cosine", "cosine in time", "Moran's I", "gain", "effective", "first row", "first column"],
        [
            .. filters.Select(filter => (string[])
            [
                Name(filter),
                filter.Subunit is { } subunit ? Values.Whole(subunit + 1) : "none",
                Scores.Number(filter.Cosine),
                Scores.Number(filter.TimeCosine),
                Scores.Number(filter.MoransI),
                Text.Number(filter.Gain),
                filter.Effective ? "yes" : "no",
                Values.Whole(filter.Row),
                Values.Whole(filter.Column),
            ]),
        ]);
}
