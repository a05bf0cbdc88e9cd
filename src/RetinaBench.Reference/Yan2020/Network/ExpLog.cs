using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>Exponential and logarithm of four numbers in double precision, by additions, multiplications and divisions alone.</summary>
/// <remarks>
/// The library's functions would cost as much as a quarter of a convolution, one number at a time, and differ between machines. These round alike everywhere, whatever the
/// width of the machine's vectors, since every operation is exact to the last bit. Errors are below 1e-15 of the result.
/// </remarks>
internal static class ExpLog
{
    /// <summary>Above it e^-a would lose digits: it counts as this.</summary>
    public const double LargestExponent = 700;

    private const double Log2E = 1.4426950408889634, Log2High = 0.693147180369123816490, Log2Low = 1.90821492927058770002e-10;

    // 1.5 x 2^52: what is added to it is rounded to a whole number, which then stands in the low bits.
    private const double Rounder = 6755399441055744;
    private const int MantissaBits = 52, Bias = 1023;

    // s^2 is at most 1/9, so that what is left out is below (1/9)^16 / 33.
    private const int Terms = 16, Factorials = 14;

    /// <summary>e^-a.</summary>
    /// <param name="a">0 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpMinus(Vector256<double> a)
    {
        a = Vector256.ConditionalSelect(Vector256.GreaterThan(a, Vector256.Create(LargestExponent)), Vector256.Create(LargestExponent), a);
        Vector256<double> rounder = Vector256.Create(Rounder);
        Vector256<double> shifted = Vector256.FusedMultiplyAdd(a, Vector256.Create(-Log2E), rounder), whole = shifted - rounder;
        Vector256<double> r = Vector256.FusedMultiplyAdd(whole, Vector256.Create(-Log2Low), Vector256.FusedMultiplyAdd(whole, Vector256.Create(-Log2High), -a));
        Vector256<double> sum = Vector256<double>.One;
        for (int i = Factorials; i > 0; i--)
            sum = Vector256.FusedMultiplyAdd(sum, r * Vector256.Create(1.0 / i), Vector256<double>.One);
        Vector256<long> power = (shifted.AsInt64() + Vector256.Create((long)Bias)) << MantissaBits;
        return sum * power.AsDouble();
    }

    /// <summary>log(1 + e), by the series of the inverse hyperbolic tangent of e / (2 + e).</summary>
    /// <param name="e">0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LogOnePlus(Vector256<double> e)
    {
        Vector256<double> s = e / (e + Vector256.Create(2.0)), square = s * s;
        Vector256<double> sum = Vector256.Create(1.0 / ((2 * Terms) - 1));
        for (int i = Terms - 1; i > 0; i--)
            sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(1.0 / ((2 * i) - 1)));
        return (s + s) * sum;
    }
}
