using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The ground-truth cell that models were fitted to, as figures draw it beside what was found.</summary>
/// <param name="Name">Its name in the suite.</param>
/// <param name="Rows">Rows of the movie.</param>
/// <param name="Columns">Columns of the movie.</param>
/// <param name="Threshold">What the sum of the rectified subunits must exceed.</param>
/// <param name="Subunits">Its subunits.</param>
/// <param name="TemporalFilter">Its filter in time, [lags]; where its subunits differ, their mean.</param>
/// <param name="SubunitFilters">The filter in time of each subunit, [subunit][lag]; null where all have that of the cell.</param>
public sealed record TrueCellRow(
    string Name, int Rows, int Columns, double Threshold, IReadOnlyList<Subunit> Subunits, IReadOnlyList<double> TemporalFilter, IReadOnlyList<IReadOnlyList<double>>? SubunitFilters = null)
{
    /// <summary>A cell under its name in a suite.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="movie">The movie that it sees.</param>
    /// <param name="cell">The cell.</param>
    public static TrueCellRow Of(string name, MovieGeometry movie, SubunitCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        bool alike = cell.Subunits.Select(s => s.TimeConstant).Distinct().Count() == 1;
        return new(
            name, movie.Rows, movie.Columns, cell.Threshold, cell.Subunits, cell.TemporalFilter, alike ? null : [.. cell.Subunits.Select((_, i) => cell.TemporalFilterOf(i))]);
    }

    /// <summary>The filter in time of a subunit, [lag].</summary>
    /// <param name="subunit">Number of the subunit.</param>
    public IReadOnlyList<double> TemporalFilterOf(int subunit) => SubunitFilters?[subunit] ?? TemporalFilter;
}
