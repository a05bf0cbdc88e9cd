using System.Runtime.Intrinsics;

namespace RetinaBench.Reference.Kernels;

/// <summary>What this machine has of <see cref="SimdLevel"/>.</summary>
internal static class SimdLevels
{
    /// <summary>The widest level that this machine runs in hardware.</summary>
    public static SimdLevel Widest => Vector512.IsHardwareAccelerated ? SimdLevel.Vector512
        : Vector256.IsHardwareAccelerated ? SimdLevel.Vector256
        : SimdLevel.Scalar;
}
