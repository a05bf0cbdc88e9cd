using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Kernels;

/// <summary>Every level must equal the scalar lanes bit for bit, special values included.</summary>
public sealed unsafe class LanesTests
{
    private const int Lanes = FrameBlocks.Lanes, Eight = 8;

    private static readonly float[] Special = [0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, float.MaxValue, 1f];

    [Fact]
    public void Vector512_EveryOperation_EqualsScalar() => Equals<Lanes512>();

    [Fact]
    public void Vector256_EveryOperation_EqualsScalar() => Equals<Lanes256>();

    private static void Equals<V>()
        where V : struct, ILanes<V>
    {
        var stream = new RandomStream(1, "tests/lanes");
        float* values = stackalloc float[Eight * Lanes];
        for (int trial = 0; trial < 300; trial++)
        {
            for (int i = 0; i < Eight * Lanes; i++)
                values[i] = stream.NextInt(6) == 0 ? Special[stream.NextInt(Special.Length)] : (float)stream.NextUniform(-2, 2);
            Assert.Equal(Apply<LanesScalar>(values), Apply<V>(values));
        }
    }

    private static int[] Apply<V>(float* values)
        where V : struct, ILanes<V>
    {
        V a = V.Load(values), b = V.Load(values + Lanes), c = V.Load(values + (2 * Lanes));
        V d = V.Load(values + (3 * Lanes)), e = V.Load(values + (4 * Lanes)), f = V.Load(values + (5 * Lanes)), g = V.Load(values + (6 * Lanes)), h = V.Load(values + (7 * Lanes));
        float[] results = new float[(8 * Lanes) + Eight];
        fixed (float* target = results)
        {
            V.Store(target, V.Add(a, b));
            V.Store(target + Lanes, V.MultiplyAdd(a, b, c));
            V.Store(target + (2 * Lanes), V.Max(a, b));
            V.Store(target + (3 * Lanes), V.Min(a, b));
            V.Store(target + (4 * Lanes), V.Broadcast(values[3]));
            V.Store(target + (5 * Lanes), V.Zero);
            V.Store(target + (6 * Lanes), V.MultiplyAdd(a, values + Lanes + 1, c));
            V.Store(target + (7 * Lanes), V.MultiplyAdd(values[3], b, c));
            V.SumEight(a, b, c, d, e, f, g, h, target + (8 * Lanes));
        }

        // Processors may give a NaN any sign; that it is one is what must agree.
        return [.. results.Select(v => float.IsNaN(v) ? int.MinValue + 1 : BitConverter.SingleToInt32Bits(v)), V.IsZero(a) ? 1 : 0, V.IsZero(V.MultiplyAdd(V.Zero, V.Broadcast(-1), V.Zero)) ? 1 : 0];
    }
}
