using RetinaBench.Experiments;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class MeanEstimateTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_KnownSample_HasItsMeanAndVarianceOfTheMean()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squared deviations 32, so the mean has the variance 32 / 7 / 8.
        ResponseMoments moments = ResponseMoments.Empty(2);
        foreach (float value in new float[] { 2, 4, 4, 4, 5, 5, 7, 9 })
            moments = moments.With([0, value]);
        MeanEstimate mean = MeanEstimate.Of(moments, 1);
        Assert.Equal(5, mean.Mean, Rounding);
        Assert.Equal(32.0 / 56, mean.Variance, Rounding);
        Assert.Equal(8, mean.Count);
        Assert.True(mean.IsNonzero);
        Assert.False(MeanEstimate.Of(moments, 0).IsNonzero);
    }

    [Fact]
    public void OverPoints_IndependentMeans_AveragesThem()
    {
        MeanEstimate mean = MeanEstimate.OverPoints([new(1, 0.4, 10), new(3, 0.8, 20)]);
        Assert.Equal((2, 30), (mean.Mean, mean.Count));
        Assert.Equal(0.3, mean.Variance, Rounding);
    }

    [Fact]
    public void ToEstimate_UnitVariance_IsNormalInterval()
    {
        Estimate estimate = new MeanEstimate(10, 1, 5).ToEstimate();
        Assert.Equal((8.040036, 11.959964), (Math.Round(estimate.Lower, 6), Math.Round(estimate.Upper, 6)));
    }
}
