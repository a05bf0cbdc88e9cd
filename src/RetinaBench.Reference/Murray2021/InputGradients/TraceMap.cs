using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>The traces of a layer or of the movie, [rows, columns, types, frame blocks x 16].</summary>
/// <remarks>
/// Frames are the lanes of vectors, so that any number of types, any window and any stride go the same way. A map may hold only
/// the last few rows that were opened, where rows are done with in order. What lies in the unused lanes before frame 0 means
/// nothing: sums over space keep lanes apart, and filters in time start at frame 0.
/// </remarks>
internal sealed unsafe class TraceMap
{
    private readonly AlignedBuffer<float> _traces;
    private readonly int _rowsHeld;

    /// <summary>Makes a map of zeros.</summary>
    /// <param name="rowsHeld">Rows in memory; row r lies where row r - rowsHeld did.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="types">Types of a position.</param>
    /// <param name="frames">Frames of a trace.</param>
    public TraceMap(int rowsHeld, int columns, int types, FrameBlocks frames)
    {
        _rowsHeld = rowsHeld;
        Columns = columns;
        Types = types;
        Frames = frames;
        RowLength = checked(columns * types * frames.Length);
        _traces = new(checked(rowsHeld * RowLength));
    }

    public int Columns { get; }

    public int Types { get; }

    public FrameBlocks Frames { get; }

    /// <summary>Floats of a row.</summary>
    public int RowLength { get; }

    /// <summary>The trace of type 0 at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int row, int column) => _traces.Pointer + ((nint)(row % _rowsHeld) * RowLength) + ((nint)column * Types * Frames.Length);

    /// <summary>Sets some columns of a row to zero.</summary>
    public void ClearRow(int row, int firstColumn, int endColumn) =>
        new Span<float>(At(row, firstColumn), (endColumn - firstColumn) * Types * Frames.Length).Clear();
}
