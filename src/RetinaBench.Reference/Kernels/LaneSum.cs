using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RetinaBench.Reference.Kernels;

/// <summary>The order in which lanes are summed, the same on every level.</summary>
/// <remarks>Lane i and lane i + 8 first, then neighbours, then neighbouring pairs, then the two halves.</remarks>
internal static class LaneSum
{
    /// <summary>The sums of eight vectors whose halves have been added, in one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Eight(
        Vector256<float> v0, Vector256<float> v1, Vector256<float> v2, Vector256<float> v3, Vector256<float> v4, Vector256<float> v5, Vector256<float> v6, Vector256<float> v7)
    {
        if (!Avx.IsSupported)
            return Vector256.Create(One(v0), One(v1), One(v2), One(v3), One(v4), One(v5), One(v6), One(v7));
        Vector256<float> low = Avx.HorizontalAdd(Avx.HorizontalAdd(v0, v1), Avx.HorizontalAdd(v2, v3));
        Vector256<float> high = Avx.HorizontalAdd(Avx.HorizontalAdd(v4, v5), Avx.HorizontalAdd(v6, v7));
        return Avx.Permute2x128(low, high, 0x20) + Avx.Permute2x128(low, high, 0x31);
    }

    private static float One(Vector256<float> v) =>
        (v.GetElement(0) + v.GetElement(1) + (v.GetElement(2) + v.GetElement(3))) + (v.GetElement(4) + v.GetElement(5) + (v.GetElement(6) + v.GetElement(7)));
}
