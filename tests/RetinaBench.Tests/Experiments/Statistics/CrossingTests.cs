using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class CrossingTests
{
    [Theory]
    [InlineData(0.5, 1.5)]
    [InlineData(0.6, 1.75)]
    [InlineData(0.7, 2)]
    [InlineData(0.8, 2.5)]
    public void Rising_LevelBetweenPoints_IsInterpolated(double level, double expected) =>
        Assert.Equal(expected, Crossing.Rising([0, 1, 2, 3], [0.1, 0.3, 0.7, 0.9], level), 1e-12);

    [Fact]
    public void Rising_LevelOutOfReach_IsInfinitelyFar()
    {
        Assert.Equal(double.PositiveInfinity, Crossing.Rising([0, 1], [0.1, 0.3], 0.5));
        Assert.Equal(double.NegativeInfinity, Crossing.Rising([0, 1], [0.5, 0.8], 0.5));
    }
}
