using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Which filters of a fitted model count, and which subunit each stands for.</summary>
/// <remarks>
/// A filter is effective if Moran's I of its profile in space is above <see cref="LeastMoransI"/> and its gain, the largest magnitude of its readout times its norm, above
/// <see cref="LeastGain"/> of the largest of all. Yan et al. (2020), doi:10.1109/TCYB.2020.2972983.
/// </remarks>
internal static class FilterAnalysis
{
    /// <summary>Moran's I above which a filter has a structure.</summary>
    public const double LeastMoransI = 0.25;

    /// <summary>Share of the largest gain above which a filter takes part.</summary>
    public const double LeastGain = 0.1;

    /// <summary>Analyses the filters.</summary>
    /// <param name="filters">The filters.</param>
    /// <param name="cell">The cell that the model was fitted to; null where nobody knows its subunits, so that filters are matched with none.</param>
    /// <param name="rows">Rows of the movie.</param>
    /// <param name="columns">Columns of the movie.</param>
    /// <returns>A row a filter, in their order; null where further layers lie between filters and response.</returns>
    public static IReadOnlyList<FittedFilterRow>? Of(IReadOnlyList<EncodingFilter> filters, SubunitCell? cell, int rows, int columns)
    {
        FilterImage?[] found = [.. filters.Select(filter => FilterImage.Of(filter, rows, columns))];
        if (found.Contains(null))
            return null;
        FilterImage[] images = [.. found.Select(image => image!)];
        double largest = images.Select(image => image.Strength).DefaultIfEmpty(0).Max();
        FittedFilterRow[] all = [.. images.Select(image => Row(image, largest, cell))];
        if (cell is null)
            return all;
        FilterImage[] effective = [.. images.Where((_, i) => all[i].Effective)];
        foreach (SubunitMatch match in SubunitMatch.Of([.. cell.Subunits.Select(s => FieldOf(s, rows, columns))], [.. effective.Select(image => image.InFrame)]))
        {
            int place = Array.IndexOf(images, effective[match.Filter]);
            all[place] = all[place] with { Subunit = match.Subunit, Cosine = match.Cosine, TimeCosine = TimeCosineOf(images[place], cell.TemporalFilterOf(match.Subunit)) };
        }

        return all;
    }

    /// <summary>A subunit as a picture, [rows, columns] of the movie.</summary>
    public static double[] FieldOf(Subunit subunit, int rows, int columns) =>
        [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select subunit.WeightAt(row, column)];

    private static FittedFilterRow Row(FilterImage image, double largest, SubunitCell? cell)
    {
        double? moran = MoransI.Of(image.Space, image.Rows, image.Columns).OrNull;
        double gain = largest > 0 ? image.Strength / largest : 0;
        return new()
        {
            Filter = image.Filter,
            Rows = image.Rows,
            Columns = image.Columns,
            Space = [.. image.Space.Select(w => (float)w)],
            Time = image.Time is null ? null : [.. image.Time.Select(w => (float)w)],
            Row = image.Row,
            Column = image.Column,
            MoransI = moran,
            Gain = gain,
            Effective = moran > LeastMoransI && gain > LeastGain,
            Subunit = null,
            Cosine = null,
            TimeCosine = cell is null ? null : TimeCosineOf(image, cell.TemporalFilter),
        };
    }

    private static double? TimeCosineOf(FilterImage image, IReadOnlyList<double> filter) =>
        image.Time is { } time && time.Count == filter.Count ? CosineSimilarity.Of(time, filter).OrNull : null;
}
