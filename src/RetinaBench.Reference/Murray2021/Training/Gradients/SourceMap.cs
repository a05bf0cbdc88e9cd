using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>How a window over a map of cells finds its inputs in memory, [rows, vectors of a row, frames, lanes].</summary>
/// <param name="Window">The window; padding is part of the map.</param>
/// <param name="Types">Cell types of the map.</param>
/// <param name="ColumnLanes">Lanes from one column to the next.</param>
/// <param name="WindowVectors">Vectors of one row of the window.</param>
internal sealed record SourceMap(SpatialWindow Window, int Types, int ColumnLanes, int WindowVectors)
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Inputs of a window: rows x columns x types.</summary>
    public int Terms => Window.Area * Types;

    /// <summary>Vectors from one position to the next; a position of the map above always starts a vector.</summary>
    public int StepVectors => Window.Stride * ColumnLanes / Lanes;

    /// <summary>Vectors of the whole window.</summary>
    public int Vectors => Window.Rows * WindowVectors;

    /// <summary>Floats from the window's origin to each term within a row, [columns, types].</summary>
    /// <param name="vectorLength">Floats from one vector to the next.</param>
    public int[] RowOffsets(int vectorLength)
    {
        int[] offsets = new int[Window.Columns * Types];
        for (int i = 0; i < offsets.Length; i++)
        {
            int lane = (i / Types * ColumnLanes) + (i % Types);
            offsets[i] = (lane / Lanes * vectorLength) + (lane % Lanes);
        }

        return offsets;
    }
}
