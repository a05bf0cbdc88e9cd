namespace RetinaBench.Reference.Kernels;

/// <summary>Responses of one layer as differences from its background, only the blocks of sixteen frames that differ.</summary>
/// <remarks>
/// The background is what a position answers when nothing is ever shown near it. Dots touch few positions and rectified
/// responses are short, so that about 7 % of the blocks of the published network remain. Positions follow each other row by
/// row, so that the blocks of neighbouring positions in a row are one range.
/// </remarks>
internal sealed unsafe class TraceBlocks
{
    private readonly AlignedBuffer<float> _data = new();
    private readonly AlignedBuffer<BlockCode> _codes = new();
    private readonly AlignedBuffer<int> _starts;
    private readonly int _perPosition;

    public TraceBlocks(int rows, int columns, int types, FrameBlocks frames)
    {
        Rows = rows;
        Columns = columns;
        Types = types;
        Frames = frames;
        _starts = new((rows * columns) + 1);
        _perPosition = types * frames.Count;
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Types { get; }

    public FrameBlocks Frames { get; }

    /// <summary>Number of stored blocks; a filter sets it when it has stored some.</summary>
    public int Count { get; set; }

    /// <summary>[count, 16].</summary>
    public float* Data => _data.Pointer;

    /// <summary>[count].</summary>
    public BlockCode* Codes => _codes.Pointer;

    /// <summary>Index of the first block of each position, and the count behind the last: [rows x columns + 1].</summary>
    public int* Starts => _starts.Pointer;

    /// <summary>Makes room for all blocks of a number of positions, and one more that may be written and not counted.</summary>
    public void Reserve(int positions)
    {
        int needed = checked(Count + (positions * _perPosition) + 1);
        _data.Reserve(checked(needed * FrameBlocks.Lanes));
        _codes.Reserve(needed);
    }

    /// <summary>Declares that the blocks of positions [from, to) start here; positions must come in order.</summary>
    public void Open(int from, int to)
    {
        for (int position = from; position < to; position++)
            Starts[position] = Count;
    }
}
