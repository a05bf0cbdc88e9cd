namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>The disc centres of one frame, sorted by row, then column; immutable.</summary>
internal sealed class CenterFrame
{
    private readonly DotCenter[] _centers;
    private readonly int[] _rowStarts;

    /// <summary>Wraps the centres of a frame.</summary>
    /// <param name="rows">Rows of the movie.</param>
    /// <param name="sorted">The centres, by row, then column.</param>
    public CenterFrame(int rows, ReadOnlySpan<DotCenter> sorted)
    {
        _centers = sorted.ToArray();
        _rowStarts = new int[rows + 1];
        int next = 0;
        for (int row = 0; row <= rows; row++)
        {
            while (next < _centers.Length && _centers[next].Row < row)
                next++;
            _rowStarts[row] = next;
        }
    }

    /// <summary>All centres.</summary>
    public ReadOnlySpan<DotCenter> Centers => _centers;

    /// <summary>The centres of one row within a range of columns, as indices into <see cref="Centers"/>.</summary>
    /// <param name="row">Row of the movie.</param>
    /// <param name="first">First column.</param>
    /// <param name="last">Last column, included.</param>
    public (int Start, int End) Within(int row, int first, int last)
    {
        int end = _rowStarts[row + 1];
        int start = LowerBound(_rowStarts[row], end, first);
        return (start, LowerBound(start, end, last + 1));
    }

    private int LowerBound(int from, int to, int column)
    {
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (_centers[middle].Column < column)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
