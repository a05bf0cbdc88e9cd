namespace RetinaBench.Reference.Kernels;

/// <summary>A stored block of a type that keeps its output.</summary>
/// <param name="Code">Whose response it is.</param>
/// <param name="Origin">Floats from the start of the stored blocks.</param>
internal readonly record struct KeptBlock(BlockCode Code, int Origin);
