namespace RetinaBench.Reference.Kernels;

/// <summary>One product of a spatial sum: a stored block and the weights that it meets.</summary>
/// <param name="Block">Floats from the start of the blocks.</param>
/// <param name="Weight">Floats from the start of the weights.</param>
internal readonly record struct SpatialTerm(int Block, int Weight);
