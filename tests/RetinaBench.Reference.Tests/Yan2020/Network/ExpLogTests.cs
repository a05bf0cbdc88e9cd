using System.Runtime.Intrinsics;
using MathNet.Numerics;
using RetinaBench.Reference.Yan2020.Network;

namespace RetinaBench.Reference.Tests.Yan2020.Network;

/// <summary>Exponential and logarithm against those of the libraries.</summary>
public sealed class ExpLogTests
{
    /// <summary>Some roundings of double precision, 1.1e-16 each, of ours and of the library's.</summary>
    private const double Tolerance = 2e-15;

    public static TheoryData<double> Exponents() => [0, 1e-300, 1e-17, 1e-9, 0.1, 0.3465, 0.34658, 0.5, 1, 2.5, 13, 88.7, 300.25, 699.9, 700];

    [Theory]
    [MemberData(nameof(Exponents))]
    public void ExpMinus_AndTheLogarithm_AreThoseOfTheLibraries(double a)
    {
        double e = ExpLog.ExpMinus(Vector256.Create(a))[1];
        Assert.Equal(1, e / Math.Exp(-a), Tolerance);
        double expected = SpecialFunctions.Log1p(e);
        Assert.Equal(1, ExpLog.LogOnePlus(Vector256.Create(e))[2] / expected, Tolerance);
    }

    [Fact]
    public void ExpMinus_ManyValues_AreThoseOfTheLibrary()
    {
        for (double a = 0; a < 60; a += 0.0137)
            Assert.Equal(1, ExpLog.ExpMinus(Vector256.Create(a))[0] / Math.Exp(-a), Tolerance);
    }

    [Fact]
    public void ExpMinus_BeyondTheLargest_StaysThere() =>
        Assert.Equal(ExpLog.ExpMinus(Vector256.Create(700.0)), ExpLog.ExpMinus(Vector256.Create(double.PositiveInfinity)));

    [Theory]
    [InlineData(-40)]
    [InlineData(-0.7)]
    [InlineData(0)]
    [InlineData(1.3)]
    [InlineData(200)]
    public void Predict_AnyDrive_IsTheSoftplusAndItsSlope(double u)
    {
        const double Alpha = 0.3, Beta = 1.7;
        Vector256<double> p = new SmoothRectifier(Alpha, Beta).Predict(Vector256.Create(u), out Vector256<double> softplus, out Vector256<double> slope);
        double z = Beta * u, expected = u > 100 ? z : SpecialFunctions.Log1p(Math.Exp(z));
        Assert.Equal(1, softplus[0] / expected, Tolerance);
        Assert.Equal(1, slope[3] / (1 / (1 + Math.Exp(-z))), Tolerance);
        Assert.Equal((Alpha * expected) + 1e-7, p[1], 1e-12);
    }
}
