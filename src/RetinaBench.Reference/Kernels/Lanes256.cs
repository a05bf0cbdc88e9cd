using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RetinaBench.Reference.Kernels;

/// <summary>Sixteen lanes in two 256-bit registers.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Lanes256>
{
    private readonly Vector256<float> _low;
    private readonly Vector256<float> _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<float> low, Vector256<float> high)
    {
        _low = low;
        _high = high;
    }

    public static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => FrameBlocks.Lanes;
    }

    public static Lanes256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero, Vector256<float>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(float* source) => new(Vector256.Load(source), Vector256.Load(source + Vector256<float>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Lanes256 value)
    {
        value._low.Store(target);
        value._high.Store(target + Vector256<float>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value)
    {
        Vector256<float> half = Vector256.Create(value);
        return new(half, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Add(Lanes256 left, Lanes256 right) => new(left._low + right._low, left._high + right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 left, Lanes256 right, Lanes256 addend) => new(
        Vector256.FusedMultiplyAdd(left._low, right._low, addend._low),
        Vector256.FusedMultiplyAdd(left._high, right._high, addend._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 left, float* right, Lanes256 addend) => new(
        Vector256.FusedMultiplyAdd(left._low, Vector256.Load(right), addend._low),
        Vector256.FusedMultiplyAdd(left._high, Vector256.Load(right + Vector256<float>.Count), addend._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(float left, Lanes256 right, Lanes256 addend)
    {
        Vector256<float> both = Vector256.Create(left);
        return new(Vector256.FusedMultiplyAdd(both, right._low, addend._low), Vector256.FusedMultiplyAdd(both, right._high, addend._high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) => new(Max(left._low, right._low), Max(left._high, right._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) => new(
        Vector256.ConditionalSelect(Vector256.LessThan(left._low, right._low), left._low, right._low),
        Vector256.ConditionalSelect(Vector256.LessThan(left._high, right._high), left._high, right._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Multiply(Lanes256 left, Lanes256 right) => new(left._low * right._low, left._high * right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Keep(Lanes256 value, uint bits)
    {
        Vector256<uint> low = Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128), all = Vector256.Create(bits), high = low << 8;
        return new(
            Vector256.ConditionalSelect(Vector256.Equals(all & low, low).AsSingle(), value._low, Vector256<float>.Zero),
            Vector256.ConditionalSelect(Vector256.Equals(all & high, high).AsSingle(), value._high, Vector256<float>.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WherePositive(Lanes256 value, Lanes256 condition) => new(
        Vector256.ConditionalSelect(Vector256.GreaterThan(condition._low, Vector256<float>.Zero), value._low, Vector256<float>.Zero),
        Vector256.ConditionalSelect(Vector256.GreaterThan(condition._high, Vector256<float>.Zero), value._high, Vector256<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NonZero(Lanes256 value) => ~(
        Vector256.Equals(value._low, Vector256<float>.Zero).ExtractMostSignificantBits() |
        (Vector256.Equals(value._high, Vector256<float>.Zero).ExtractMostSignificantBits() << Vector256<float>.Count)) & 0xFFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Lanes256 value) => Vector256.EqualsAll(value._low | value._high, Vector256<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumEight(Lanes256 v0, Lanes256 v1, Lanes256 v2, Lanes256 v3, Lanes256 v4, Lanes256 v5, Lanes256 v6, Lanes256 v7, float* target) => LaneSum.Eight(
        v0.Half(), v1.Half(), v2.Half(), v3.Half(), v4.Half(), v5.Half(), v6.Half(), v7.Half()).Store(target);

    // The instruction has the same rule for NaN and for zeros of both signs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Max(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported ? Avx.Max(left, right) : Vector256.ConditionalSelect(Vector256.GreaterThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Half() => _low + _high;
}
