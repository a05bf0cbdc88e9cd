using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Encoding;

/// <summary>An oracle: it knows all ground-truth cells, finds out which of them a recording is likeliest of, predicts its rate and shows its subunits as filters.</summary>
/// <remarks>
/// <para>Filters are those of Yan et al. (2020), 7 x 7 pixels, each read out at one position; those beyond the number of subunits are silent. With fewer filters than subunits it is the best that so
/// many can do: subunits share filters, and the mean rate given what the filters see is predicted (<see cref="SubunitGroups"/>).</para>
/// <para>Where none of the cells is likelier than a constant rate it predicts that. Recipes mean nothing to it. Of several convolutions, which share filters between subunits, it knows no best. Immutable and thread-safe.</para>
/// </remarks>
public sealed class TrueCellModel : IEncodingModel, IEncodingVariants
{
    /// <summary>Filters that it shows by default: twice as many as the published cell has subunits, so that there is something to prune.</summary>
    public const int DefaultFilters = 8;

    /// <summary>Makes the oracle.</summary>
    /// <param name="filters">Number of filters, 1 to <see cref="Yan2020Architecture.MaximumFilters"/>.</param>
    /// <param name="filtersTime">Whether filters extend over time themselves; otherwise the movie is filtered in time first.</param>
    /// <exception cref="InputException">The number of filters is out of range.</exception>
    public TrueCellModel(int filters = DefaultFilters, bool filtersTime = false)
    {
        if (!IsValid(filters))
            throw new InputException($"true-cell: filters: {filters} is not in [1, {Yan2020Architecture.MaximumFilters}]");
        (Filters, FiltersTime) = (filters, filtersTime);
    }

    /// <summary>Number of filters.</summary>
    public int Filters { get; }

    /// <summary>Whether filters extend over time themselves.</summary>
    public bool FiltersTime { get; }

    /// <inheritdoc/>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        MovieGeometry geometry = recording.Movie.Geometry;
        if (geometry.Rows < Yan2020Architecture.FieldSide || geometry.Columns < Yan2020Architecture.FieldSide)
            throw new InputException($"true-cell: frames of {geometry.Rows} x {geometry.Columns} pixels are smaller than the filters, {Yan2020Architecture.FieldSide} x {Yan2020Architecture.FieldSide}");
        if (geometry.Frames < SubunitCell.PublishedLags)
            throw new InputException(FormattableString.Invariant($"recording: {geometry.Frames} frames: a response depends on {SubunitCell.PublishedLags}"));
        return CellLikelihood.FindCell(recording, cancellation) is { } cell
            ? new FittedTrueCell(cell, SubunitGroups.Best(cell, Filters, recording.Movie), Filters, FiltersTime, recording)
            : FittedConstant.Of(recording, geometry.Frames);
    }

    /// <inheritdoc/>
    public IEncodingModel? Variant(EncodingVariant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        int filters = variant.Filters ?? Filters;
        return IsValid(filters) && variant.Layers is (null or 1) ? new TrueCellModel(filters, variant.FiltersTime ?? FiltersTime) : null;
    }

    private static bool IsValid(int filters) => filters is >= 1 and <= Yan2020Architecture.MaximumFilters;
}
