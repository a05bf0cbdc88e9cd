using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>One value where dropout kept the input, zero elsewhere: bits in memory, <paramref name="stride"/> sets from frame to frame.</summary>
internal readonly unsafe struct KeptInput<V>(ushort* kept, int stride, V value) : ILagInput<V>
    where V : struct, ILanes<V>
{
    private readonly ushort* _kept = kept;
    private readonly int _stride = stride;
    private readonly V _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(int frame) => V.Keep(_value, _kept[frame * _stride]);
}
