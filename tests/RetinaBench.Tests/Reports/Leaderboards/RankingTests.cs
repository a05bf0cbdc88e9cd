using RetinaBench.Experiments.Statistics;
using RetinaBench.Reports.Leaderboards;

namespace RetinaBench.Tests.Reports.Leaderboards;

public sealed class RankingTests
{
    /// <summary>
    /// Wilson intervals of 400, by hand from the formula: 396 right [0.975, 0.996], 392 [0.961, 0.990], 380 [0.924, 0.967], 378 [0.918, 0.963], 200 [0.451, 0.549].
    /// 392 overlaps 396; 380 does not (0.967 is below 0.975) and begins a tier, which 378 overlaps.
    /// </summary>
    [Fact]
    public void Tiers_GroupWhatOverlapsTheBestOfTheTier() =>
        Assert.Equal([2, 1, null, 1, 3, 2], Tiers.Of([new(378, 400), new(396, 400), null, new Proportion(392, 400), new(200, 400), new(380, 400)]));

    [Fact]
    public void Front_HasWhatNoOtherBeats() => Assert.Equal(
        [true, true, false, false, true, true],
        ParetoFront.Of([[1, 0.2], [0.5, 0.5], [0.5, 0.4], null, [0.2, 1], [0.2, 1]]));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.2, 0.4, 0.2)]
    [InlineData(0.75, 0.5, 0.5)]
    public void Score_IsHalfAccuracyAboveChanceAndHalfPlausibility(double accuracy, double plausibility, double expected) =>
        Assert.Equal(expected, CompositeScore.Of(accuracy, plausibility), 1e-12);

    [Fact]
    public void Formula_IsThatOfTheScore() => Assert.Equal("((0.5 * Max(0, ((2 * accuracy) - 1))) + (0.5 * plausibility))", CompositeScore.Formula);
}
