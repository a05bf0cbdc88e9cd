using RetinaBench.Experiments.ReceptiveFields;

namespace RetinaBench.Tests.Experiments.ReceptiveFields;

public sealed class SpaceTimeSeparationTests
{
    /// <summary>Rounding of a decomposition of some tens of values of order 1.</summary>
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_Product_GivesItsFactors()
    {
        // Lengths 3 and 5, so the scale is 15; the largest magnitude of the profile is its last value, which is made positive.
        double[] time = [1, 2, 2], space = [3, 0, 0, -4];
        SpaceTimeSeparation separation = SpaceTimeSeparation.Of(Field(3, 2, 2, (lag, x) => time[lag] * space[x]));
        Assert.Equal(1, separation.SeparabilityIndex, Rounding);
        Assert.Equal(15, separation.Scale, Rounding);
        AssertClose([-1 / 3.0, -2 / 3.0, -2 / 3.0], separation.Time);
        AssertClose([-0.6, 0, 0, 0.8], separation.Space);
    }

    /// <summary>A drifting grating, cos(wt - kx) = cos cos + sin sin over whole periods: two equal singular values.</summary>
    [Fact]
    public void Of_DriftingGrating_IsHalfSeparable() =>
        Assert.Equal(0.5, SpaceTimeSeparation.Of(Field(8, 1, 12, (lag, x) => Math.Cos(2 * Math.PI * ((lag / 8.0) - (x / 12.0))))).SeparabilityIndex, Rounding);

    /// <summary>Singular values 4, 3 and 0 in two orthogonal products: 16 / 25.</summary>
    [Fact]
    public void Of_TwoOrthogonalProducts_IsTheShareOfTheLarger()
    {
        SpaceTimeSeparation separation = SpaceTimeSeparation.Of(Field(3, 1, 3, (lag, x) => (lag, x) switch { (0, 2) => 4, (1, 0) => 3, _ => 0 }));
        Assert.Equal(0.64, separation.SeparabilityIndex, Rounding);
        Assert.Equal(4, separation.Scale, Rounding);
        AssertClose([1, 0, 0], separation.Time);
        AssertClose([0, 0, 1], separation.Space);
    }

    [Fact]
    public void Of_Zeros_IsZeroAndFinite()
    {
        SpaceTimeSeparation separation = SpaceTimeSeparation.Of(Field(2, 1, 2, (_, _) => 0));
        Assert.Equal(0, separation.SeparabilityIndex);
        Assert.All(separation.Time.Concat(separation.Space), v => Assert.True(double.IsFinite(v)));
    }

    private static ReceptiveField Field(int lags, int rows, int columns, Func<int, int, double> value) => new(
        lags, rows, columns, [.. from lag in Enumerable.Range(0, lags) from x in Enumerable.Range(0, rows * columns) select value(lag, x)], 0, 2);

    private static void AssertClose(double[] expected, IReadOnlyList<double> found)
    {
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, Rounding));
    }
}
