using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Reference.Kernels;

/// <summary>The order in which eight lanes are summed: upper half to lower half, three times.</summary>
internal static class LaneSum
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(Vector256<float> value)
    {
        Vector128<float> four = value.GetLower() + value.GetUpper();
        Vector64<float> two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
