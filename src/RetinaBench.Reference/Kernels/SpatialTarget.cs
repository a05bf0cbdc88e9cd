namespace RetinaBench.Reference.Kernels;

/// <summary>Where the spatial sums of one group of eight channels go.</summary>
/// <param name="Origin">Receives [8 channels, frame blocks x 16].</param>
/// <param name="FirstBlock">Earlier blocks are not wanted.</param>
/// <param name="Channels">Set of the channels that are wanted; the sums of others may be left out.</param>
internal readonly record struct SpatialTarget(nint Origin, int FirstBlock, uint Channels)
{
    /// <summary>Targets of all groups of a layer, one behind the other.</summary>
    /// <param name="targets">One for each group.</param>
    /// <param name="origin">Receives [channels, frame blocks x 16].</param>
    /// <param name="length">Frame blocks x 16.</param>
    /// <param name="firstBlock">Earlier blocks are not wanted.</param>
    /// <param name="channels">Set of the channels that are wanted.</param>
    public static unsafe void Fill(Span<SpatialTarget> targets, float* origin, int length, int firstBlock, ulong channels)
    {
        for (int group = 0; group < targets.Length; group++, channels >>= SpatialKernel.Group)
            targets[group] = new((nint)(origin + (group * SpatialKernel.Group * length)), firstBlock, (uint)channels & ((1u << SpatialKernel.Group) - 1));
    }
}
