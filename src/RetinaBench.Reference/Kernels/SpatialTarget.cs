namespace RetinaBench.Reference.Kernels;

/// <summary>Where the spatial sums of one group of eight channels go.</summary>
/// <param name="Origin">[positions, channels, frame blocks x 16] of the whole layer, at the group's first channel.</param>
/// <param name="PositionStride">Floats from one position to the next.</param>
/// <param name="FirstBlock">Earlier blocks are not wanted.</param>
internal readonly record struct SpatialTarget(nint Origin, int PositionStride, int FirstBlock);
