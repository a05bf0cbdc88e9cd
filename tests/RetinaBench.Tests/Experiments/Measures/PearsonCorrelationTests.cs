using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class PearsonCorrelationTests
{
    [SkippableFact]
    public void Of_GoldenPrediction_IsNumPys() =>
        Assert.Equal(Golden.Values("cc_plain_vs_yan_eps")[0], PearsonCorrelation.Of(Golden.Prediction, Golden.Responses.Mean).Value, Golden.Rounding);

    /// <summary>Deviations -1, 0, 1 and 1, -2, 1: orthogonal. Then -1, 0, 1 and -1, 1, 0: 1 / 2.</summary>
    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 4, 1, 4 }, 0.0)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 0, 2, 1 }, 0.5)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 7, 5, 3 }, -1.0)]
    [InlineData(new double[] { 1e-160, 2e-160, 4e-160 }, new double[] { 1e-160, 2e-160, 4e-160 }, null)]
    public void Of_KnownSeries_IsTheirs(double[] x, double[] y, double? expected)
    {
        Measured found = PearsonCorrelation.Of(x, y);
        if (expected is { } value)
            Assert.Equal(value, found.Value, Golden.Rounding);
        else
            Assert.Equal(RefusalKind.InsufficientData, found.Refusal!.Kind);
    }

    [Fact]
    public void Of_WhatCannotBeCorrelated_IsRefusedWithTheReason()
    {
        Assert.Contains("first series never changes", PearsonCorrelation.Of([0.1, 0.1, 0.1], [1, 2, 3]).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains("second series never changes", PearsonCorrelation.Of([1, 2, 3], [0.1, 0.1, 0.1]).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.InsufficientData, PearsonCorrelation.Of([1], [2]).Refusal!.Kind);
        Measured broken = PearsonCorrelation.Of([1, 2, 3], [1, double.NaN, 3]);
        Assert.Equal(RefusalKind.Errored, broken.Refusal!.Kind);
        Assert.Contains("NaN in frame 1", broken.Refusal.Reason, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PearsonCorrelation.Of([1, 2], [1, 2, 3]));
    }
}
