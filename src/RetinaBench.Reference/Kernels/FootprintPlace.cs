namespace RetinaBench.Reference.Kernels;

/// <summary>Where the footprint of a disc starts.</summary>
/// <param name="Column">First column whose kernel reaches the disc, margin included.</param>
/// <param name="Phase">Floats into a row of footprints.</param>
internal readonly record struct FootprintPlace(int Column, int Phase);
