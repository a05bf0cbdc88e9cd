using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>An input in memory, [frames, lanes].</summary>
internal readonly unsafe struct StoredInput<V>(float* values) : ILagInput<V>
    where V : struct, ILanes<V>
{
    private readonly float* _values = values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(int frame) => V.Load(_values + (frame * FrameBlocks.Lanes));
}
