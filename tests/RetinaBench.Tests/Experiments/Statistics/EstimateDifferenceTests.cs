using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class EstimateDifferenceTests
{
    private const double Rounding = 1e-12;

    /// <summary>Of two normal intervals it is the usual interval: half widths 3 and 4 give 5.</summary>
    [Fact]
    public void Of_NormalIntervals_AddsSquaresOfHalfWidths()
    {
        Estimate difference = EstimateDifference.Of(new(10, 7, 13, 5), new(4, 0, 8, 6));

        Assert.Equal(6, difference.Value, Rounding);
        Assert.Equal(1, difference.Lower, Rounding);
        Assert.Equal(11, difference.Upper, Rounding);
        Assert.Equal(11, difference.Count);
    }

    /// <summary>The lower end needs the first one's lower and the second one's upper distance: 3 and 4, then 5 and 12.</summary>
    [Fact]
    public void Of_SkewedIntervals_TakesTheDistancesThatMatter()
    {
        Estimate difference = EstimateDifference.Of(new(0, -3, 5, 1), new(0, -12, 4, 1));

        Assert.Equal(-5, difference.Lower, Rounding);
        Assert.Equal(13, difference.Upper, Rounding);
    }
}
