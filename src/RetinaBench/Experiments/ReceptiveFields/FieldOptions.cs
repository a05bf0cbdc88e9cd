using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>How far a receptive field reaches into the past and into space, and which cells it is measured of.</summary>
public sealed record FieldOptions
{
    private const int MostLags = 256, MostChecks = 256, MostValues = 100_000, MostCells = 1000;

    /// <summary>Number of frames, from the frame of the response (lag 0) back; 1 to 256.</summary>
    public required int Lags { get; init; }

    /// <summary>Side of the square around a cell in checks, 1 to 256; lags x side x side are at most 100,000.</summary>
    public required int Side { get; init; }

    /// <summary>
    /// Side of the square of cells in the middle of the map that are read, 1 (the middle cell, the default) to 1000. More than one share one field,
    /// as the cells of a convolution do, and their responses are taken together.
    /// </summary>
    public int Cells { get; init; } = 1;

    /// <summary>
    /// Distance between the middles of neighbouring cells in pixels, a multiple of the check size: the product of the strides of the layers before. Needed for more
    /// than one cell; for one, where it only says where the middle cell looks, by default the size of the movie over that of the map.
    /// </summary>
    public int? CellDistance { get; init; }

    /// <summary>Number of values of a field.</summary>
    internal int Values => Lags * Side * Side;

    /// <summary>On one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Lags} lags of {Side}x{Side} checks, {Cells}x{Cells} cells{(CellDistance is { } distance ? $" {distance} pixels apart" : "")}");

    /// <summary>Says which members are out of range.</summary>
    internal IEnumerable<OptionProblem> Check(int checkSize)
    {
        OptionProblem[] outside =
        [
            .. OptionProblem.Outside("field.lags", Lags, 1, MostLags),
            .. OptionProblem.Outside("field.side", Side, 1, MostChecks),
            .. OptionProblem.Outside("field.cells", Cells, 1, MostCells),
        ];
        foreach (OptionProblem problem in outside)
            yield return problem;
        if (outside.Length == 0 && Values > MostValues)
            yield return new("field.side", FormattableString.Invariant($"{Lags} lags of {Side}x{Side} checks are {Values} values, more than {MostValues}"));
        if (Cells > 1 && CellDistance is null)
            yield return new("field.cellDistance", "is missing: more than one cell is read");
        if (CellDistance is { } distance && (distance < 1 || (Cells > 1 && distance % checkSize != 0)))
            yield return new("field.cellDistance", FormattableString.Invariant($"{distance} is not a multiple of the check size, {checkSize}"));
    }
}
