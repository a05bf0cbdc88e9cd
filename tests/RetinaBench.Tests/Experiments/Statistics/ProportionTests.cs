using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

/// <remarks>Expected intervals: Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857, table I, method 3 (Wilson, no continuity correction).</remarks>
public sealed class ProportionTests
{
    /// <summary>The table gives four decimals.</summary>
    private const double Printed = 0.5e-4;

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Bounds_PublishedCounts_AreThePublishedWilsonIntervals(int successes, int trials, double lower, double upper)
    {
        var proportion = new Proportion(successes, trials);
        Assert.Equal(lower, proportion.Lower, Printed);
        Assert.Equal(upper, proportion.Upper, Printed);
    }

    [Fact]
    public void Bounds_NoTrials_SayNothing()
    {
        var none = new Proportion(0, 0);
        Assert.Equal((0, 0, 1), (none.Value, none.Lower, none.Upper));
    }

    [Fact]
    public void Plus_TwoCounts_PoolsThem() => Assert.Equal(new Proportion(7, 30), new Proportion(3, 10).Plus(new(4, 20)));
}
