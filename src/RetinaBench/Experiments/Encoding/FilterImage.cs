using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments.Encoding;

/// <summary>A learned filter as it can be compared with a subunit: its profile in space at the place where it is read out most, and its course in time.</summary>
/// <remarks>A filter over time is reduced to the best product of both (<see cref="SpaceTimeSeparation"/>). Where the readout is negative, the profile is turned over.</remarks>
/// <param name="Filter">Number of the filter.</param>
/// <param name="Rows">Its height in pixels.</param>
/// <param name="Columns">Its width in pixels.</param>
/// <param name="Space">[rows, columns], its profile in space.</param>
/// <param name="Time">[lags], of norm 1; null for a filter on a movie that was filtered in time before.</param>
/// <param name="Row">Row of the strongest position.</param>
/// <param name="Column">Column of the strongest position.</param>
/// <param name="InFrame">[rows, columns] of the movie: the profile at that position, zero elsewhere.</param>
/// <param name="Strength">Largest magnitude of the readout times the norm of the filter.</param>
internal sealed record FilterImage(
    int Filter, int Rows, int Columns, IReadOnlyList<double> Space, IReadOnlyList<double>? Time, int Row, int Column, IReadOnlyList<double> InFrame, double Strength)
{
    /// <summary>The image of a filter; null where further layers lie between the filter and the response.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="rows">Rows of the movie.</param>
    /// <param name="columns">Columns of the movie.</param>
    /// <exception cref="InvalidOperationException">Its numbers do not fit its shape or the movie.</exception>
    public static FilterImage? Of(EncodingFilter filter, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Readout.IsEmpty)
            return null;
        if (FindFault(filter, rows, columns) is { } fault)
            throw new InvalidOperationException($"filter {filter.Index} {fault}");
        double[] weights = [.. filter.Weights.ToArray().Select(w => (double)w)];
        double norm = Math.Sqrt(weights.Sum(w => w * w));
        (IReadOnlyList<double> space, IReadOnlyList<double>? time) = Separate(filter, weights, norm);
        ReadOnlySpan<float> readout = filter.Readout.Span;
        int strongest = 0;
        for (int position = 1; position < readout.Length; position++)
            strongest = Math.Abs(readout[position]) > Math.Abs(readout[strongest]) ? position : strongest;
        int top = strongest / filter.MapColumns, left = strongest % filter.MapColumns, sign = readout[strongest] < 0 ? -1 : 1;
        double[] frame = new double[rows * columns];
        for (int row = 0; row < filter.Rows; row++)
        {
            for (int column = 0; column < filter.Columns; column++)
                frame[((top + row) * columns) + left + column] = sign * space[(row * filter.Columns) + column];
        }

        return new(filter.Index, filter.Rows, filter.Columns, space, time, top, left, frame, Math.Abs(readout[strongest]) * norm);
    }

    private static (IReadOnlyList<double> Space, IReadOnlyList<double>? Time) Separate(EncodingFilter filter, double[] weights, double norm)
    {
        if (filter.Lags == 1)
            return (weights, null);
        // A filter of zeros has no form in space or in time.
        if (norm == 0)
            return (new double[filter.Rows * filter.Columns], new double[filter.Lags]);
        var separation = SpaceTimeSeparation.Of(new ReceptiveField(filter.Lags, filter.Rows, filter.Columns, weights, 0, 0));
        return ([.. separation.Space.Select(w => separation.Scale * w)], separation.Time);
    }

    private static string? FindFault(EncodingFilter filter, int rows, int columns)
    {
        if (filter.Lags < 1 || filter.Rows < 1 || filter.Columns < 1 || filter.Weights.Length != (long)filter.Lags * filter.Rows * filter.Columns)
            return FormattableString.Invariant($"has {filter.Weights.Length} weights, and is {filter.Lags} x {filter.Rows} x {filter.Columns}");
        if (filter.Rows + filter.MapRows - 1 != rows || filter.Columns + filter.MapColumns - 1 != columns || filter.Readout.Length != filter.MapRows * filter.MapColumns)
            return FormattableString.Invariant($"of {filter.Rows} x {filter.Columns} with {filter.Readout.Length} readout weights at {filter.MapRows} x {filter.MapColumns} positions does not cover frames of {rows} x {columns}");
        return filter.Weights.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue) || filter.Readout.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
            ? "has a weight that is not a finite number" : null;
    }
}
