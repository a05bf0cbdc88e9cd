using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>How a window over a map of cells finds its inputs in memory, [rows, vectors of a row, frames, lanes].</summary>
/// <param name="window">The window; padding is part of the map.</param>
/// <param name="types">Cell types of the map.</param>
/// <param name="columnLanes">Lanes from one column to the next.</param>
/// <param name="windowVectors">Vectors of one row of the window.</param>
internal sealed class SourceMap(SpatialWindow window, int types, int columnLanes, int windowVectors)
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>The window; padding is part of the map.</summary>
    public SpatialWindow Window { get; } = window;

    /// <summary>Cell types of the map.</summary>
    public int Types { get; } = types;

    /// <summary>Lanes from one column to the next.</summary>
    public int ColumnLanes { get; } = columnLanes;

    /// <summary>Vectors of one row of the window.</summary>
    public int WindowVectors { get; } = windowVectors;

    /// <summary>Inputs of a window: rows x columns x types.</summary>
    public int Terms { get; } = window.Area * types;

    /// <summary>Vectors from one position to the next; a position of the map above always starts a vector.</summary>
    public int StepVectors { get; } = window.Stride * columnLanes / Lanes;

    /// <summary>Vectors of the whole window.</summary>
    public int Vectors { get; } = window.Rows * windowVectors;

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
