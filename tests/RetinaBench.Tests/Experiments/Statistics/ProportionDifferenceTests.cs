using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

/// <remarks>Expected intervals: Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.</remarks>
public sealed class ProportionDifferenceTests
{
    /// <summary>The table gives four decimals.</summary>
    private const double Printed = 0.5e-4;

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    public void Of_PublishedCounts_IsThePublishedInterval(int successes1, int trials1, int successes2, int trials2, double lower, double upper)
    {
        Estimate difference = ProportionDifference.Of(new(successes1, trials1), new(successes2, trials2));
        Assert.Equal((successes1 / (double)trials1) - (successes2 / (double)trials2), difference.Value, 1e-12);
        Assert.Equal(lower, difference.Lower, Printed);
        Assert.Equal(upper, difference.Upper, Printed);
        Assert.Equal(trials1 + trials2, difference.Count);
    }
}
