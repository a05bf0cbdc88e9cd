using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Words in a 256-bit register.</summary>
internal readonly struct Words256 : IWords<Words256>
{
    /// <summary>Counters, that is 32-bit words, of two registers.</summary>
    public const int Counters = 8;

    private readonly Vector256<ulong> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Words256(Vector256<ulong> value) => _value = value;

    private static Vector256<ulong> Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create((ulong)uint.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 EveryOther(ulong first) => new(Vector256.Create(0ul, 2, 4, 6) + Vector256.Create(first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Broadcast(ulong value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Product(Words256 left, Words256 right) => new(Avx2.IsSupported
        ? Avx2.Multiply(left._value.AsUInt32(), right._value.AsUInt32())
        : (left._value & Low) * (right._value & Low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Upper(Words256 value) => new(value._value >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Xor(Words256 first, Words256 second, Words256 third) => new(first._value ^ second._value ^ third._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Interleave(Words256 even, Words256 odd) => new((even._value & Low) | (odd._value << 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 TimesLow(Words256 value, uint factor) => new((value._value.AsUInt32() * Vector256.Create(factor)).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(Words256 value, uint threshold) =>
        (uint)Vector256.GreaterThanOrEqual(value._value.AsUInt32(), Vector256.Create(threshold)).ExtractMostSignificantBits();
}
