using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Reference.Kernels;

/// <summary>Eight lanes, half of <see cref="Lanes256"/>: what fits into one 256-bit register.</summary>
internal readonly unsafe struct Half256 : IRegister<Half256>
{
    private readonly Vector256<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Half256(Vector256<float> value) => _value = value;

    public static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Count;
    }

    public static Half256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Half256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Half256 value) => value._value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Half256 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Half256 MultiplyAdd(Half256 left, Half256 right, Half256 addend) =>
        new(Vector256.FusedMultiplyAdd(left._value, right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Half256 MultiplyAdd(Half256 left, float* right, Half256 addend) =>
        new(Vector256.FusedMultiplyAdd(left._value, Vector256.Load(right), addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Half256 MultiplyAdd(float left, Half256 right, Half256 addend) =>
        new(Vector256.FusedMultiplyAdd(Vector256.Create(left), right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Half256 Max(Half256 left, Half256 right) => new(Lanes256.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Half256 value) => Vector256.EqualsAll(value._value, Vector256<float>.Zero);
}
