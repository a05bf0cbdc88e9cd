using RetinaBench.Criteria;

namespace RetinaBench.Tests.Criteria;

public sealed class BoundsTests
{
    [Theory]
    [InlineData(0.49, 0.3, Verdict.Passed)]
    [InlineData(0.5, 0.49, Verdict.InsufficientData)]
    [InlineData(0.5, 0.5, Verdict.Failed)]
    [InlineData(0.7, 0.6, Verdict.Failed)]
    public void Below_AHalf_FailsWhereTheWholeIntervalDoesNotLieBelow(double value, double lower, Verdict expected) =>
        Assert.Equal(expected, Bounds.Below(value, lower, 0.5));

    [Fact]
    public void AtMost_TheThresholdItself_IsEnough()
    {
        Assert.Equal(Verdict.Passed, Bounds.AtMost(0.5, 0.5, 0.5));
        Assert.Equal(Verdict.Failed, Bounds.AtMost(0.6, 0.51, 0.5));
        Assert.Equal(Verdict.InsufficientData, Bounds.AtMost(0.6, 0.5, 0.5));
    }
}
