using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>The shape of one convolution, without padding, on maps whose every value is sixteen lanes: one lane a frame of the movie.</summary>
/// <remarks>
/// Maps are [channel, slot, lane]. The slots of a channel are its positions in rows, rounded up to whole tiles of <see cref="Tile"/>; what stands in slots that are
/// no position is never read. Taps are [channel, row, column] and rounded up likewise.
/// </remarks>
internal sealed unsafe class Convolution
{
    /// <summary>Positions, or taps, whose sums are held in registers at once.</summary>
    public const int Tile = 4;

    /// <summary>The most filters whose sums are held at once: with <see cref="Tile"/> they make 12 sums, which is what 16 registers have room for.</summary>
    public const int MostInTile = 3;

    /// <summary>The most blocks whose gradients are summed at once.</summary>
    public const int MostBlocks = BatchPart.MostSamples / Lanes;

    private const int Lanes = FrameBlocks.Lanes;

    private readonly AlignedBuffer<int> _taps;
    private readonly AlignedBuffer<int> _positions;
    private readonly AlignedBuffer<int> _inputPlaces;
    private readonly AlignedBuffer<int> _outputPlaces;

    /// <summary>Makes a shape.</summary>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="rows">Rows of the input.</param>
    /// <param name="columns">Columns of the input.</param>
    /// <param name="slots">Slots of a channel of the input.</param>
    /// <param name="kernel">Side of the kernels.</param>
    /// <param name="filters">Channels of the output.</param>
    public Convolution(int channels, int rows, int columns, int slots, int kernel, int filters)
    {
        (Channels, InputColumns, InputSlots, Kernel, Filters) = (channels, columns, slots, kernel, filters);
        InputPositions = rows * columns;
        (Rows, Columns) = (rows - kernel + 1, columns - kernel + 1);
        Slots = RoundUp(Positions);
        Taps = channels * kernel * kernel;
        _taps = Offsets(Taps, tap => (((tap / (kernel * kernel)) * slots) + ((tap / kernel % kernel) * columns) + (tap % kernel)) * Lanes);
        _positions = Offsets(Positions, p => (((p / Columns) * columns) + (p % Columns)) * Lanes);
        _inputPlaces = Offsets(MostBlocks * Positions, i => (i / Positions * InputLength) + _positions.Span[i % Positions]);
        _outputPlaces = Offsets(MostBlocks * Positions, i => (i / Positions * OutputLength) + (i % Positions * Lanes));
    }

    /// <summary>Channels of the input.</summary>
    public int Channels { get; }

    /// <summary>Columns of the input.</summary>
    public int InputColumns { get; }

    /// <summary>Positions of a channel of the input.</summary>
    public int InputPositions { get; }

    /// <summary>Slots of a channel of the input.</summary>
    public int InputSlots { get; }

    /// <summary>Floats of one block of the input.</summary>
    public int InputLength => Channels * InputSlots * Lanes;

    /// <summary>Side of the kernels.</summary>
    public int Kernel { get; }

    /// <summary>Channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Rows of the output.</summary>
    public int Rows { get; }

    /// <summary>Columns of the output.</summary>
    public int Columns { get; }

    /// <summary>Positions of a channel of the output.</summary>
    public int Positions => Rows * Columns;

    /// <summary>Slots of a channel of the output.</summary>
    public int Slots { get; }

    /// <summary>Floats of one block of the output.</summary>
    public int OutputLength => Filters * Slots * Lanes;

    /// <summary>Weights of a filter.</summary>
    public int Taps { get; }

    /// <summary>Taps rounded up to whole tiles.</summary>
    public int TapSlots => RoundUp(Taps);

    /// <summary>Where a tap reads, in floats from the input of its position; those that fill up the last tile repeat the last.</summary>
    public int* TapOffsets => _taps.Pointer;

    /// <summary>Where the input of a position begins, in floats; those that fill up the last tile repeat the last.</summary>
    public int* PositionOffsets => _positions.Pointer;

    /// <summary>Where the input of [block, position] begins, in floats from the first block.</summary>
    public int* InputPlaces => _inputPlaces.Pointer;

    /// <summary>Where the output of [block, position] of a filter is, in floats from its first.</summary>
    public int* OutputPlaces => _outputPlaces.Pointer;

    /// <summary>Multiply-adds of sixteen lanes for one block, forward; as many again for the gradient of the weights.</summary>
    public long VectorOperations => (long)Filters * Positions * Taps;

    /// <summary>How many filters the tile that begins with one takes: tiles are as even as they can be.</summary>
    public int TileFilters(int first)
    {
        int left = Filters - first, tiles = (left + MostInTile - 1) / MostInTile;
        return (left + tiles - 1) / tiles;
    }

    /// <summary>A number rounded up to whole tiles.</summary>
    public static int RoundUp(int count) => (count + Tile - 1) / Tile * Tile;

    private static AlignedBuffer<int> Offsets(int count, Func<int, int> offset)
    {
        var offsets = new AlignedBuffer<int>(RoundUp(count));
        for (int i = 0; i < RoundUp(count); i++)
            offsets.Span[i] = offset(Math.Min(i, count - 1));
        return offsets;
    }
}
