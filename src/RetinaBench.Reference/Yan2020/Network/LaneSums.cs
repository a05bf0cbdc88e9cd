using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>Sums over the lanes of many vectors.</summary>
internal static unsafe class LaneSums<V>
    where V : struct, ILanes<V>
{
    /// <summary>Vectors that are summed at once: buffers hold a multiple.</summary>
    public const int Group = 8;

    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Sums.</summary>
    /// <param name="values">[vector, lane], readable up to a multiple of <see cref="Group"/>; what stands behind the last vector is not handed on.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="target">Receives [vector].</param>
    public static void Run(float* values, int count, float* target)
    {
        float* sums = stackalloc float[Group];
        for (int i = 0; i < count; i += Group)
        {
            float* v = values + (i * Lanes);
            V.SumEight(
                V.Load(v), V.Load(v + Lanes), V.Load(v + (2 * Lanes)), V.Load(v + (3 * Lanes)),
                V.Load(v + (4 * Lanes)), V.Load(v + (5 * Lanes)), V.Load(v + (6 * Lanes)), V.Load(v + (7 * Lanes)), sums);
            int many = Math.Min(Group, count - i);
            new ReadOnlySpan<float>(sums, many).CopyTo(new Span<float>(target + i, many));
        }
    }

    /// <summary>A number rounded up to whole groups.</summary>
    public static int RoundUp(int count) => (count + Group - 1) / Group * Group;
}
