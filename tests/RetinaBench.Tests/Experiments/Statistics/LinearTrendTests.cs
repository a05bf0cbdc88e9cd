using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class LinearTrendTests
{
    // Certified to 15 digits; the sums of squares of 36 doubles near 1000 lose a few of them.
    private const double Relative = 1e-10;

    // Data set Norris of the Statistical Reference Datasets of NIST (linear regression, lower difficulty), 36 observations.
    private static readonly double[] NorrisY =
    [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8,
        557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ];

    private static readonly double[] NorrisX =
    [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6,
        556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    ];

    [Fact]
    public void Of_Norris_IsTheCertifiedLineAndDeviation()
    {
        // Certified: intercept and slope below, standard deviation of the slope 0.429796848199937e-3. Student's 97.5 % point, 34 degrees of
        // freedom: 2.0322445, from printed tables.
        LinearTrend trend = LinearTrend.Of(NorrisX, NorrisY);
        const double half = 2.0322445093177191 * 0.429796848199937e-3;
        Close(-0.262323073774029, trend.Intercept);
        Close(1.00211681802045, trend.Slope.Value);
        Close(1.00211681802045 - half, trend.Slope.Lower);
        Close(1.00211681802045 + half, trend.Slope.Upper);
        Assert.Equal(36, trend.Slope.Count);
    }

    [Fact]
    public void Of_ThreePoints_IsTheLineWorkedByHand()
    {
        // Slope 3/2, residuals 1/2, -1, 1/2, so s^2 = 3/2 on one degree of freedom, Sxx = 2, and t = 12.7062 from tables.
        LinearTrend trend = LinearTrend.Of([0, 1, 2], [0, 0, 3]);
        Assert.Equal(-0.5, trend.Intercept, 12);
        Assert.Equal(1.5, trend.Slope.Value, 12);
        Assert.Equal(1.5 - (12.706204736432095 * Math.Sqrt(0.75)), trend.Slope.Lower, 8);
        Assert.Equal(1.5 + (12.706204736432095 * Math.Sqrt(0.75)), trend.Slope.Upper, 8);
        Assert.False(trend.Slope.Excludes(0));
    }

    [Fact]
    public void Of_Mirrored_NegatesTheSlopeAndSwapsItsEnds()
    {
        double[] x = [0, 1, 2, 3, 4], y = [0.1, 0.4, 0.3, 0.7, 0.8];
        Estimate forwards = LinearTrend.Of(x, y).Slope, backwards = LinearTrend.Of(x, [.. y.Reverse()]).Slope;
        Assert.Equal(forwards.Value, -backwards.Value, 12);
        Assert.Equal(forwards.Lower, -backwards.Upper, 12);
        Assert.Equal(forwards.Upper, -backwards.Lower, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public void Of_PointsOnALine_HasAnIntervalOfNoWidth(double slope)
    {
        LinearTrend trend = LinearTrend.Of([0, 1, 2, 3], [1, 1 + slope, 1 + (2 * slope), 1 + (3 * slope)]);
        Assert.Equal(new(slope, slope, slope, 4), trend.Slope);
        Assert.Equal(slope != 0, trend.Slope.Excludes(0));
    }

    [Fact]
    public void Of_NoiseWithoutTrend_ExcludesZeroInAboutOneOfTwenty()
    {
        // 4000 draws: 200 expected, standard deviation 13.8; four of them on either side.
        var stream = new RetinaBench.Stimuli.RandomStream(1, "linear-trend-test", 0);
        int excluded = Enumerable.Range(0, 4000).Count(_ => LinearTrend.Of([0, 1, 2, 3, 4], [.. Enumerable.Range(0, 5).Select(_ => StandardNormal.Draw(stream))]).Slope.Excludes(0));
        Assert.InRange(excluded, 145, 255);
    }

    [Fact]
    public void Of_TooFewPointsOrOneX_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => LinearTrend.Of([0, 1], [0, 1]));
        Assert.Throws<ArgumentException>(() => LinearTrend.Of([0, 1, 2], [0, 1]));
        Assert.Throws<ArgumentException>(() => LinearTrend.Of([1, 1, 1], [0, 1, 2]));
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, Relative * Math.Abs(expected));
}
