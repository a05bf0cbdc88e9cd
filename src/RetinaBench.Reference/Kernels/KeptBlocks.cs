namespace RetinaBench.Reference.Kernels;

/// <summary>The stored blocks of the types that keep their output, in the order in which they are stored.</summary>
/// <remarks>A window walks over each block up to 25 times; blocks of lesioned types are therefore left out beforehand.</remarks>
internal sealed unsafe class KeptBlocks
{
    private readonly AlignedBuffer<KeptBlock> _blocks = new();
    private readonly AlignedBuffer<int> _starts = new();

    /// <summary>[count].</summary>
    public KeptBlock* Blocks => _blocks.Pointer;

    /// <summary>Index of the first block of each position, and the count behind the last: [rows x columns + 1].</summary>
    public int* Starts => _starts.Pointer;

    /// <summary>Chooses blocks.</summary>
    /// <param name="source">All blocks.</param>
    /// <param name="kept">Set of the types that keep their output.</param>
    public void Select(TraceBlocks source, ulong kept)
    {
        int positions = source.Rows * source.Columns, count = 0;
        _blocks.Reserve(source.Count + 1);
        _starts.Reserve(positions + 1);
        KeptBlock* blocks = _blocks.Pointer;
        int* starts = _starts.Pointer, sourceStarts = source.Starts;
        BlockCode* codes = source.Codes;
        for (int position = 0; position < positions; position++)
        {
            starts[position] = count;
            for (int i = sourceStarts[position]; i < sourceStarts[position + 1]; i++)
            {
                blocks[count] = new(codes[i], i * FrameBlocks.Lanes);
                count += (int)(kept >> codes[i].Type) & 1;
            }
        }

        starts[positions] = count;
    }
}
