using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class QuantileTests
{
    // Worked examples of https://en.wikipedia.org/wiki/Percentile, linear interpolation with C = 1.
    [Theory]
    [InlineData(new double[] { 15, 20, 35, 40, 50 }, 0.4, 29)]
    [InlineData(new double[] { 1, 2, 3, 4 }, 0.75, 3.25)]
    [InlineData(new double[] { 3, 5, 9 }, 0, 3)]
    [InlineData(new double[] { 3, 5, 9 }, 1, 9)]
    [InlineData(new double[] { 7 }, 0.3, 7)]
    public void Of_WorkedExample_IsTheExpectedValue(double[] sorted, double probability, double expected) =>
        Assert.Equal(expected, Quantile.Of(sorted, probability), 1e-12);

    [Fact]
    public void Of_NothingOrNoProbability_Throws()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.1));
    }
}
