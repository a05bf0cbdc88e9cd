using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>The output of a network: p = alpha log(1 + exp(beta u)) + 1e-7, in double precision, four frames at once.</summary>
/// <param name="Alpha">Its scale.</param>
/// <param name="Beta">Its steepness.</param>
internal readonly record struct SmoothRectifier(double Alpha, double Beta)
{
    /// <summary>What is added so that the logarithm of a prediction is finite.</summary>
    public const double Floor = 1e-7;

    /// <summary>Predicts.</summary>
    /// <param name="u">What the dense layer says.</param>
    /// <param name="softplus">log(1 + exp(beta u)).</param>
    /// <param name="slope">The derivative of <paramref name="softplus"/> by beta u.</param>
    /// <returns>p.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Predict(Vector256<double> u, out Vector256<double> softplus, out Vector256<double> slope)
    {
        Vector256<double> z = u * Vector256.Create(Beta), zero = Vector256<double>.Zero, one = Vector256<double>.One;
        Vector256<double> positive = Vector256.GreaterThan(z, zero), e = ExpLog.ExpMinus(Vector256.Abs(z)), inverse = one / (one + e);
        softplus = ExpLog.LogOnePlus(e) + Vector256.ConditionalSelect(positive, z, zero);
        slope = Vector256.ConditionalSelect(positive, inverse, e * inverse);
        return Vector256.FusedMultiplyAdd(Vector256.Create(Alpha), softplus, Vector256.Create(Floor));
    }
}
