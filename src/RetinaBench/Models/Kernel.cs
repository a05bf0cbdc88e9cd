namespace RetinaBench.Models;

/// <summary>One kernel of one cell type.</summary>
/// <param name="Target">The cell type that it feeds.</param>
/// <param name="Source">Name of the layer that it reads (<c>movie</c> for the stimulus), or the target's own layer for a temporal kernel.</param>
/// <param name="SourceType">Number of the source type, or null where the source has one channel.</param>
/// <param name="Domain">Space or time.</param>
/// <param name="Rows">Rows of a spatial kernel; 1 for a temporal one.</param>
/// <param name="Columns">Columns of a spatial kernel; taps of a temporal one.</param>
/// <param name="Weights">[rows, columns], cross-correlation order (not flipped); temporal taps from the oldest frame to the current one.</param>
public sealed record Kernel(
    CellType Target, string Source, int? SourceType, KernelDomain Domain, int Rows, int Columns, ReadOnlyMemory<float> Weights);
