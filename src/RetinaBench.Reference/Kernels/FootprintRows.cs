namespace RetinaBench.Reference.Kernels;

/// <summary>Footprints of one movie, sorted by the row of their centres.</summary>
internal sealed unsafe class FootprintRows
{
    private readonly AlignedBuffer<Footprint> _footprints = new();
    private readonly AlignedBuffer<int> _starts = new();

    /// <summary>Number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations { get; private set; }

    /// <summary>Index of the first footprint of each row, and the count behind the last.</summary>
    public int* Starts => _starts.Pointer;

    /// <summary>All footprints.</summary>
    public Footprint* All => _footprints.Pointer;

    /// <summary>Starts to count footprints by row.</summary>
    public int* BeginCount(int rows)
    {
        Rows = rows;
        _starts.Reserve(rows + 2);
        new Span<int>(Starts, rows + 2).Clear();

        // Counts go two places up: after the running sum, place row + 1 is where the row's next footprint goes,
        // and when all are placed it has become the start of the row after.
        return Starts + 2;
    }

    /// <summary>Turns counts into places: the next footprint of a row goes to index [row] of the result, which counts on.</summary>
    public int* BeginPlace()
    {
        for (int row = 1; row <= Rows + 1; row++)
            Starts[row] += Starts[row - 1];
        _footprints.Reserve(Starts[Rows + 1]);
        return Starts + 1;
    }

    /// <summary>Adds, or takes off, the footprints that reach one row of the map.</summary>
    /// <param name="table">The footprints' values.</param>
    /// <param name="firstRow">The first row of centres that reaches the map's row.</param>
    /// <param name="filtered">The row of the filtered movie.</param>
    /// <param name="sign">1 to add, -1 to take off.</param>
    public void AddTo<V>(DiscFootprints table, int firstRow, float* filtered, float sign)
        where V : struct, ILanes<V>
    {
        V factor = V.Broadcast(sign);
        int* starts = Starts + firstRow;
        Footprint* all = All;
        int length = table.Length, rows = table.Rows;
        VectorOperations += (long)(starts[rows] - starts[0]) * (length / FrameBlocks.Lanes);
        for (int row = 0; row < rows; row++)
        {
            float* values = table.Row(row);
            int end = starts[row + 1];
            for (int i = starts[row]; i < end; i++)
            {
                float* target = filtered + all[i].Target, source = values + all[i].Source;
                for (int lane = 0; lane < length; lane += FrameBlocks.Lanes)
                    V.Store(target + lane, V.MultiplyAdd(factor, V.Load(source + lane), V.Load(target + lane)));
            }
        }
    }

    /// <summary>Adds one row of the map's gradient to the gradient of the footprints that reach it: the transpose of <see cref="AddTo"/>.</summary>
    /// <param name="table">The footprints.</param>
    /// <param name="firstRow">The first row of centres that reaches the map's row.</param>
    /// <param name="filtered">Gradient of the row of the filtered movie.</param>
    /// <param name="gradient">Gradient of the footprints, in the layout of the table.</param>
    public void CollectFrom<V>(DiscFootprints table, int firstRow, float* filtered, float* gradient)
        where V : struct, ILanes<V>
    {
        int* starts = Starts + firstRow;
        Footprint* all = All;
        int length = table.Length, rows = table.Rows;
        VectorOperations += (long)(starts[rows] - starts[0]) * (length / FrameBlocks.Lanes);
        for (int row = 0; row < rows; row++)
        {
            float* values = gradient + table.RowOffset(row);
            int end = starts[row + 1];
            for (int i = starts[row]; i < end; i++)
            {
                float* source = filtered + all[i].Target, target = values + all[i].Source;
                for (int lane = 0; lane < length; lane += FrameBlocks.Lanes)
                    V.Store(target + lane, V.Add(V.Load(source + lane), V.Load(target + lane)));
            }
        }
    }

    /// <summary>Sets all that <see cref="AddTo"/> touched back to zero.</summary>
    public void Erase<V>(DiscFootprints table, int firstRow, float* filtered)
        where V : struct, ILanes<V>
    {
        int length = table.Length;
        Footprint* end = All + Starts[firstRow + table.Rows];
        for (Footprint* disc = All + Starts[firstRow]; disc < end; disc++)
        {
            float* target = filtered + disc->Target;
            for (int lane = 0; lane < length; lane += FrameBlocks.Lanes)
                V.Store(target + lane, V.Zero);
        }
    }
}
