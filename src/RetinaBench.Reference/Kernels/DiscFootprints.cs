using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Kernels;

/// <summary>What a whole disc adds to the spatially filtered movie, for every place of the disc relative to the kernels.</summary>
/// <remarks>
/// footprint[row, phase, column, type] = sum of w[type] over the disc's pixels within the kernel of that column. Row counts the
/// centre's row from the first that reaches the kernel; phase is where the centre's column lies relative to the stride.
/// Kernels of the map never reach beyond the movie, so a disc that does needs no clipping. Radius 0 gives single pixels.
/// </remarks>
internal sealed unsafe class DiscFootprints
{
    private readonly MovieWindow _layout;
    private readonly int _types;
    private readonly int _columns;
    private readonly double[] _rowSums;
    private readonly AlignedBuffer<float> _table;
    private readonly AlignedBuffer<FootprintPlace> _places;

    /// <summary>Tabulates the footprints of the discs of one radius.</summary>
    /// <param name="layout">Where they are added.</param>
    /// <param name="radius">Radius of the discs, at most the one the layout was made for.</param>
    /// <param name="movieColumns">Columns of the movie.</param>
    /// <param name="weights">[types, kernel rows, kernel columns].</param>
    /// <param name="types">Cell types.</param>
    public DiscFootprints(MovieWindow layout, int radius, int movieColumns, ReadOnlySpan<float> weights, int types)
    {
        SpatialWindow window = layout.Window;
        _layout = layout;
        _types = types;
        Radius = radius;
        Rows = window.Rows + (2 * radius);
        _columns = layout.FootprintColumns(radius);
        Length = _columns * layout.Types;
        RowStride = window.Stride * Length;
        _table = new(checked(Rows * RowStride));
        _rowSums = new double[window.Rows * (window.Columns + 1) * types];
        Tabulate(weights);
        _places = new(movieColumns + (2 * radius));
        for (int column = -radius; column < movieColumns + radius; column++)
        {
            int reach = column - radius - window.Columns + 1 + (layout.Margin * window.Stride);
            int first = (reach + window.Stride - 1) / window.Stride;
            _places.Pointer[column + radius] = new(first, ((first * window.Stride) - reach) * Length);
        }
    }

    /// <summary>Radius of the discs.</summary>
    public int Radius { get; }

    /// <summary>Rows of centres that reach a kernel: kernel rows + 2 x radius.</summary>
    public int Rows { get; }

    /// <summary>Floats of one footprint's row, a multiple of sixteen.</summary>
    public int Length { get; }

    private int RowStride { get; }

    /// <summary>Where the footprints of each centre column start, [movie columns + 2 x radius], from column -radius.</summary>
    public FootprintPlace* Places => _places.Pointer;

    /// <summary>Number of floats in the table, before making it: large discs are better drawn.</summary>
    public static long SizeOf(MovieWindow layout, int radius) =>
        (layout.Window.Rows + (2L * radius)) * layout.Window.Stride * layout.FootprintColumns(radius) * layout.Types;

    /// <summary>The footprints [phases, columns, types] of centres at a row, counted from the first that reaches the kernel.</summary>
    public float* Row(int row) => _table.Pointer + (row * RowStride);

    /// <summary>Floats of the whole table, [rows, phases, columns, types].</summary>
    public int Size => Rows * RowStride;

    /// <summary>Floats before a row of the table.</summary>
    public int RowOffset(int row) => row * RowStride;

    /// <summary>Fills the table for new weights.</summary>
    /// <param name="weights">[types, kernel rows, kernel columns].</param>
    public void Tabulate(ReadOnlySpan<float> weights)
    {
        SpatialWindow window = _layout.Window;
        SumRows(weights);
        Span<double> sums = stackalloc double[_types];
        for (int row = 0; row < Rows; row++)
        {
            for (int phase = 0; phase < window.Stride; phase++)
            {
                for (int column = 0; column < _columns; column++)
                {
                    float* entry = Row(row) + (phase * Length) + (column * _layout.Types);
                    sums.Clear();
                    foreach ((int kernelRow, int from, int to) in new DiscSpans(this, row, phase, column))
                        AddSpan(sums, kernelRow, from, to);
                    for (int type = 0; type < _types; type++)
                        entry[type] = (float)sums[type];
                }
            }
        }
    }

    /// <summary>Adds to the gradient of the weights what the gradient of the table says: the transpose of <see cref="Tabulate"/>.</summary>
    /// <param name="table">Gradient of the table, in its layout.</param>
    /// <param name="sign">1, or -1 where footprints were taken off.</param>
    /// <param name="weights">Receives the sums, [types, kernel rows, kernel columns].</param>
    public void Fold(float* table, double sign, Span<double> weights)
    {
        SpatialWindow window = _layout.Window;
        for (int row = 0; row < Rows; row++)
        {
            for (int phase = 0; phase < window.Stride; phase++)
            {
                for (int column = 0; column < _columns; column++)
                {
                    float* entry = table + RowOffset(row) + (phase * Length) + (column * _layout.Types);
                    foreach ((int kernelRow, int from, int to) in new DiscSpans(this, row, phase, column))
                    {
                        for (int type = 0; type < _types; type++)
                        {
                            Span<double> pixels = weights.Slice((type * window.Area) + (kernelRow * window.Columns) + from, to - from);
                            foreach (ref double pixel in pixels)
                                pixel += sign * entry[type];
                        }
                    }
                }
            }
        }
    }

    // Running sums along the rows of the kernels, [rows, columns + 1, types]: a disc's row is a difference of two.
    private void SumRows(ReadOnlySpan<float> weights)
    {
        SpatialWindow window = _layout.Window;
        for (int row = 0; row < window.Rows; row++)
        {
            for (int column = 0; column < window.Columns; column++)
            {
                int at = ((row * (window.Columns + 1)) + column) * _types;
                for (int type = 0; type < _types; type++)
                    _rowSums[at + _types + type] = _rowSums[at + type] + weights[(type * window.Area) + (row * window.Columns) + column];
            }
        }
    }

    private void AddSpan(Span<double> sums, int row, int from, int to)
    {
        int start = row * (_layout.Window.Columns + 1);
        ReadOnlySpan<double> before = _rowSums.AsSpan((start + from) * _types, _types), behind = _rowSums.AsSpan((start + to) * _types, _types);
        for (int type = 0; type < sums.Length; type++)
            sums[type] += behind[type] - before[type];
    }

    /// <summary>The pixels of a disc within the kernel of one column: kernel rows, each with its first column and the one behind the last.</summary>
    private struct DiscSpans(DiscFootprints footprints, int row, int phase, int column)
    {
        private readonly SpatialWindow _window = footprints._layout.Window;
        private readonly int _radius = footprints.Radius;
        private readonly int _centreRow = row - footprints.Radius;
        private readonly int _centreColumn = footprints.Radius + footprints._layout.Window.Columns - 1 - phase - (column * footprints._layout.Window.Stride);
        private int _dr = -footprints.Radius - 1;

        public (int Row, int From, int To) Current { get; private set; }

        public readonly DiscSpans GetEnumerator() => this;

        public bool MoveNext()
        {
            while (++_dr <= _radius)
            {
                int kernelRow = _centreRow + _dr, half = DiscScene.HalfWidth(_radius, _dr);
                int from = Math.Max(0, _centreColumn - half), to = Math.Min(_window.Columns, _centreColumn + half + 1);
                if (kernelRow < 0 || kernelRow >= _window.Rows || from >= to)
                    continue;
                Current = (kernelRow, from, to);
                return true;
            }

            return false;
        }
    }
}
