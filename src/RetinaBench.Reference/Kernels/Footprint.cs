namespace RetinaBench.Reference.Kernels;

/// <summary>One footprint to be added in one frame.</summary>
/// <param name="Target">Floats into the row of the filtered movie.</param>
/// <param name="Source">Floats into the row of footprints.</param>
/// <param name="Frame">The frame.</param>
/// <param name="Column">First column, margin included.</param>
internal readonly record struct Footprint(int Target, int Source, ushort Frame, ushort Column);
