using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>A rectangle of positions of a map; empty where there are none.</summary>
/// <param name="FirstRow">The first row.</param>
/// <param name="EndRow">The row behind the last.</param>
/// <param name="FirstColumn">The first column.</param>
/// <param name="EndColumn">The column behind the last.</param>
internal readonly record struct MapRegion(int FirstRow, int EndRow, int FirstColumn, int EndColumn)
{
    /// <summary>Whether it has no position.</summary>
    public bool IsEmpty => FirstRow >= EndRow || FirstColumn >= EndColumn;

    /// <summary>The smallest rectangle that holds both.</summary>
    public MapRegion Union(MapRegion other) => IsEmpty ? other : other.IsEmpty ? this : new(
        Math.Min(FirstRow, other.FirstRow), Math.Max(EndRow, other.EndRow), Math.Min(FirstColumn, other.FirstColumn), Math.Max(EndColumn, other.EndColumn));

    /// <summary>The part of the map below that windows over this one read.</summary>
    /// <param name="window">The window.</param>
    /// <param name="rows">Rows of the map below.</param>
    /// <param name="columns">Columns of the map below.</param>
    public MapRegion Read(SpatialWindow window, int rows, int columns) => IsEmpty ? default : new(
        Math.Max(0, (FirstRow * window.Stride) - window.Padding),
        Math.Min(rows, ((EndRow - 1) * window.Stride) - window.Padding + window.Rows),
        Math.Max(0, (FirstColumn * window.Stride) - window.Padding),
        Math.Min(columns, ((EndColumn - 1) * window.Stride) - window.Padding + window.Columns));
}
