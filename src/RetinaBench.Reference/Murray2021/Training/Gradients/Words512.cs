using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Words in a 512-bit register.</summary>
internal readonly struct Words512 : IWords<Words512>
{
    private readonly Vector512<ulong> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Words512(Vector512<ulong> value) => _value = value;

    private static Vector512<ulong> Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create((ulong)uint.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 EveryOther(ulong first) => new(Vector512.Create(0ul, 2, 4, 6, 8, 10, 12, 14) + Vector512.Create(first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Broadcast(ulong value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Product(Words512 left, Words512 right) => new(Avx512F.IsSupported
        ? Avx512F.Multiply(left._value.AsUInt32(), right._value.AsUInt32())
        : (left._value & Low) * (right._value & Low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Upper(Words512 value) => new(value._value >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Xor(Words512 first, Words512 second, Words512 third) => new(first._value ^ second._value ^ third._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Interleave(Words512 even, Words512 odd) => new((even._value & Low) | (odd._value << 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 TimesLow(Words512 value, uint factor) => new((value._value.AsUInt32() * Vector512.Create(factor)).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(Words512 value, uint threshold) =>
        (uint)Vector512.GreaterThanOrEqual(value._value.AsUInt32(), Vector512.Create(threshold)).ExtractMostSignificantBits();
}
