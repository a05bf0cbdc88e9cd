using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Encoding;

/// <summary>A <see cref="TrueCellModel"/> that has found its cell.</summary>
internal sealed class FittedTrueCell : IFittedEncoding, IFilterSource, IFilterSelection
{
    private const int BlockFrames = 1024;

    private readonly SubunitCell _cell;
    private readonly SubunitGroups _groups;
    private readonly MovieGeometry _fitted;
    private readonly double _scale;
    private readonly bool[] _kept;

    /// <summary>Takes over what was found.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="groups">Which subunits share a filter.</param>
    /// <param name="filters">Filters to show; those without a group are silent.</param>
    /// <param name="filtersTime">Whether filters extend over time themselves.</param>
    /// <param name="recording">What it was found in.</param>
    public FittedTrueCell(SubunitCell cell, SubunitGroups groups, int filters, bool filtersTime, CellRecording recording)
    {
        (_cell, _groups, _fitted, Unit) = (cell, groups, recording.Movie.Geometry, recording.Unit);
        _scale = recording.Unit == ResponseUnit.Hertz ? 1 : 1 / recording.FrameRate;
        _kept = [.. Enumerable.Repeat(true, filters)];
        Filters = [.. Enumerable.Range(0, filters).Select(i => FilterAt(i, filtersTime))];
    }

    private FittedTrueCell(FittedTrueCell all, IReadOnlyList<int> kept)
    {
        (_cell, _groups, _fitted, _scale, Unit) = (all._cell, all._groups, all._fitted, all._scale, all.Unit);
        _kept = [.. all._kept.Select((was, i) => was && kept.Contains(i))];
        Filters = [.. all.Filters.Select((filter, i) => _kept[i] ? filter : filter with { Weights = new float[filter.Weights.Length] })];
    }

    /// <summary>The cell.</summary>
    public SubunitCell Cell => _cell;

    /// <inheritdoc/>
    public int Lags => _cell.TemporalFilter.Count;

    /// <inheritdoc/>
    public ResponseUnit Unit { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FitStage> Course => [];

    /// <inheritdoc/>
    public IReadOnlyList<EncodingFilter> Filters { get; }

    /// <inheritdoc/>
    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        PredictedFrames.Check(_fitted.Rows, _fitted.Columns, Lags, movie, first, rate.Length);
        int units = _cell.Subunits.Count;
        double[] drives = new double[Math.Min(BlockFrames, rate.Length) * units], rates = new double[Math.Min(BlockFrames, rate.Length)];
        for (int start = 0; start < rate.Length; start += BlockFrames)
        {
            Span<float> block = rate.Slice(start, Math.Min(BlockFrames, rate.Length - start));
            Span<double> driven = drives.AsSpan(0, block.Length * units);
            _cell.Drives(movie, first + start, driven);
            Span<double> hertz = rates.AsSpan(0, block.Length);
            _groups.RatesOf(driven, _kept, hertz);
            for (int t = 0; t < block.Length; t++)
                block[t] = (float)(_scale * hertz[t]);
        }
    }

    /// <inheritdoc/>
    public IFittedEncoding Keep(IReadOnlyList<int> filters)
    {
        KeptFilters.Check(filters, Filters.Count);
        return new FittedTrueCell(this, filters);
    }

    // A group's subunits near the middle of the filter, read out at the one position at which they are where they are in the frame.
    private EncodingFilter FilterAt(int index, bool filtersTime)
    {
        int side = Yan2020Architecture.FieldSide, mapRows = _fitted.Rows - side + 1, mapColumns = _fitted.Columns - side + 1;
        int lags = filtersTime ? Lags : 1;
        float[] weights = new float[lags * side * side], readout = new float[mapRows * mapColumns];
        if (index < _groups.Groups.Count)
        {
            IReadOnlyList<int> units = _groups.Groups[index];
            Subunit[] subunits = [.. units.Select(unit => _cell.Subunits[unit])];
            int row = Position(subunits.Min(s => s.Row), subunits.Max(s => s.Row + s.Rows), mapRows), column = Position(subunits.Min(s => s.Column), subunits.Max(s => s.Column + s.Columns), mapColumns);
            readout[(row * mapColumns) + column] = 1;
            for (int i = 0; i < weights.Length; i++)
            {
                int pixel = i % (side * side);
                weights[i] = (float)units.Sum(unit => (filtersTime ? _cell.TemporalFilterOf(unit)[i / (side * side)] : 1) * _cell.Subunits[unit].WeightAt(row + (pixel / side), column + (pixel % side)));
            }
        }

        return new(index, lags, side, side, weights, mapRows, mapColumns, readout);
    }

    private static int Position(int start, int end, int positions) => Math.Clamp(start - ((Yan2020Architecture.FieldSide - (end - start)) / 2), 0, positions - 1);
}
