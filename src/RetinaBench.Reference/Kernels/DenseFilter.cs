using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Kernels;

/// <summary>Filters whole frames in space: for movies that are not dots.</summary>
/// <remarks>
/// Sixteen neighbouring columns of the map are one vector. A frame is first sorted into one plane for each residue of the
/// column modulo the stride, so that those sixteen inputs lie side by side.
/// </remarks>
internal sealed unsafe class DenseFilter<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes, Group = SpatialKernel.Group;

    private readonly MovieWindow _layout;
    private readonly SpatialKernel _kernel;
    private readonly int _rows;
    private readonly int _planeColumns;
    private readonly float[] _frame;
    private readonly AlignedBuffer<float> _planes;
    private readonly AlignedBuffer<float> _tile = new(Group * Lanes);
    private readonly AlignedBuffer<float> _filtered;

    /// <summary>Prepares for movies of one geometry.</summary>
    public DenseFilter(MovieWindow layout, SpatialKernel kernel, MovieGeometry movie, int rows)
    {
        _layout = layout;
        _kernel = kernel;
        _rows = rows;
        _planeColumns = (((layout.Columns + Lanes - 1) / Lanes) * Lanes) + (layout.Window.Columns / layout.Window.Stride);
        _frame = new float[movie.PixelsPerFrame];
        _planes = new(checked(movie.Rows * layout.Window.Stride * _planeColumns));
        _filtered = new(checked(rows * movie.Frames * layout.FrameStride));
    }

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations { get; private set; }

    /// <summary>One row of the filtered movie, [frames, columns with margins, types rounded up].</summary>
    public float* Row(int row, int frames) => _filtered.Pointer + (row * frames * _layout.FrameStride);

    /// <summary>Filters all frames of a movie, without biases.</summary>
    public void Run(Stimulus stimulus)
    {
        MovieGeometry movie = stimulus.Geometry;
        for (int frame = 0; frame < movie.Frames; frame++)
        {
            stimulus.RenderFrame(frame, _frame);
            SortColumns(movie);
            for (int row = 0; row < _rows; row++)
            {
                for (int group = 0; group < _kernel.Stride; group += Group)
                {
                    for (int column = 0; column < _layout.Columns; column += Lanes)
                    {
                        Tile(row, column, group);
                        Spread(Row(row, movie.Frames) + (frame * _layout.FrameStride), column, group);
                    }
                }
            }
        }
    }

    private void SortColumns(MovieGeometry movie)
    {
        int stride = _layout.Window.Stride;
        for (int row = 0; row < movie.Rows; row++)
        {
            for (int residue = 0; residue < stride; residue++)
            {
                float* plane = _planes.Pointer + (((row * stride) + residue) * _planeColumns);
                int count = Math.Min(_planeColumns, (movie.Columns - residue + stride - 1) / stride);
                for (int i = 0, column = (row * movie.Columns) + residue; i < count; i++, column += stride)
                    plane[i] = _frame[column];
            }
        }
    }

    private void Tile(int row, int column, int group)
    {
        SpatialWindow window = _layout.Window;
        V a0 = V.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        float* w = _kernel.Weights + group;
        for (int kernelRow = 0; kernelRow < window.Rows; kernelRow++)
        {
            float* planes = _planes.Pointer + (((row * window.Stride) + kernelRow) * window.Stride * _planeColumns) + column;
            for (int kernelColumn = 0; kernelColumn < window.Columns; kernelColumn++)
            {
                V x = V.Load(planes + (kernelColumn % window.Stride * _planeColumns) + (kernelColumn / window.Stride));
                a0 = V.MultiplyAdd(V.Broadcast(w[0]), x, a0);
                a1 = V.MultiplyAdd(V.Broadcast(w[1]), x, a1);
                a2 = V.MultiplyAdd(V.Broadcast(w[2]), x, a2);
                a3 = V.MultiplyAdd(V.Broadcast(w[3]), x, a3);
                a4 = V.MultiplyAdd(V.Broadcast(w[4]), x, a4);
                a5 = V.MultiplyAdd(V.Broadcast(w[5]), x, a5);
                a6 = V.MultiplyAdd(V.Broadcast(w[6]), x, a6);
                a7 = V.MultiplyAdd(V.Broadcast(w[7]), x, a7);
                w += _kernel.Stride;
            }
        }

        VectorOperations += Group * window.Area;
        float* tile = _tile.Pointer;
        V.Store(tile, a0);
        V.Store(tile + Lanes, a1);
        V.Store(tile + (2 * Lanes), a2);
        V.Store(tile + (3 * Lanes), a3);
        V.Store(tile + (4 * Lanes), a4);
        V.Store(tile + (5 * Lanes), a5);
        V.Store(tile + (6 * Lanes), a6);
        V.Store(tile + (7 * Lanes), a7);
    }

    private void Spread(float* filtered, int column, int group)
    {
        int columns = Math.Min(Lanes, _layout.Columns - column), types = Math.Min(Group, _kernel.Channels - group);
        for (int i = 0; i < columns; i++)
        {
            float* target = filtered + ((_layout.Margin + column + i) * _layout.Types) + group;
            for (int type = 0; type < types; type++)
                target[type] = _tile.Pointer[(type * Lanes) + i];
        }
    }
}
