using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class McNemarTestTests
{
    /// <summary>Sums of binomial coefficients: 2 (C(n, 0) + ... + C(n, k)) / 2^n for the smaller count k of n.</summary>
    [Theory]
    [InlineData(6, 16, 0.052478790283203125)]
    [InlineData(16, 6, 0.052478790283203125)]
    [InlineData(1, 9, 22.0 / 1024)]
    [InlineData(0, 8, 2.0 / 256)]
    [InlineData(3, 0, 0.25)]
    [InlineData(5, 5, 1)]
    [InlineData(0, 0, 1)]
    public void PValue_OfCounts_IsTheExactOne(int lost, int gained, double expected) => Assert.Equal(expected, McNemarTest.PValue(lost, gained), 1e-12);

    /// <summary>For many trials the chi-squared statistic (|b - c| - 1)^2 / (b + c) with one degree of freedom: 2.7 standard deviations, p = 0.0070.</summary>
    [Fact]
    public void PValue_OfManyTrials_IsCloseToTheChiSquaredOne() => Assert.Equal(0.0070, McNemarTest.PValue(4864, 5136), 5e-4);
}
