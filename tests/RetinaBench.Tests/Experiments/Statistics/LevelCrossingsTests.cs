using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class LevelCrossingsTests
{
    [Theory]
    [InlineData(new[] { 0, 10, 90, 100 }, 1, 0)]
    [InlineData(new[] { 100, 5, 0, 95 }, 1, 1)]
    [InlineData(new[] { 0, 0, 0, 0 }, 0, 0)]
    [InlineData(new[] { 100, 100, 0, 0 }, 0, 1)]
    [InlineData(new[] { 0, 100, 0, 100 }, 2, 1)]
    public void Count_ClearCurve_CountsEachPassage(int[] successes, int rising, int falling) =>
        Assert.Equal((rising, falling), LevelCrossings.Count([.. successes.Select(k => new Proportion(k, 100))], 0.5));

    [Fact]
    public void Count_PointsNotDistinguishableFromTheLevel_AreSkipped() =>
        // 47 of 100 and 53 of 100 have Wilson intervals that hold 0.5.
        Assert.Equal((1, 0), LevelCrossings.Count([new(10, 100), new(53, 100), new(47, 100), new(53, 100), new(90, 100)], 0.5));
}
