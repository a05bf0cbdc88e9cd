using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class DirectionSelectivityTests
{
    /// <summary>Coverage over 300 data sets has a standard error of 0.013.</summary>
    private const double LeastCoverage = 0.91;

    [Theory]
    [InlineData(3, 1, 0.5)]
    [InlineData(1, 3, -0.5)]
    [InlineData(-1, -3, -0.5)]
    [InlineData(2, 0, 1)]
    [InlineData(0, 0, 0)]
    public void Index_KnownResponses_IsTheContrastOfMagnitudes(double right, double left, double expected) =>
        Assert.Equal(expected, DirectionSelectivity.Index(right, left), 1e-12);

    [Fact]
    public void Of_SilentType_IsNone()
    {
        Assert.Null(DirectionSelectivity.Of(new(0, 0, 100), new(0, 0, 100), Bootstrap.Stream("test", "silent")));
        // One response of 1 in 100 stimuli: mean 0.01 with standard error 0.01.
        Assert.Null(DirectionSelectivity.Of(new(0.01, 1e-4, 100), new(0, 0, 100), Bootstrap.Stream("test", "silent")));
    }

    [Fact]
    public void Of_NoisyResponses_IntervalsCoverThePlantedIndex()
    {
        const int datasets = 300;
        const double right = 1.3, left = 0.7, error = 0.05, planted = 0.3;
        int covered = Enumerable.Range(0, datasets).Count(i =>
        {
            var noise = new RandomStream(6, "test/dsi", (uint)i);
            Estimate index = DirectionSelectivity.Of(
                new(right + (error * StandardNormal.Draw(noise)), error * error, 400),
                new(left + (error * StandardNormal.Draw(noise)), error * error, 400),
                Bootstrap.Stream("test", "coverage", i))!;
            return index.Lower <= planted && index.Upper >= planted;
        });
        Assert.InRange(covered / (double)datasets, LeastCoverage, 1);
    }
}
