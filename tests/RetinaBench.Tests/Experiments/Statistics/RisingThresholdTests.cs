using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class RisingThresholdTests
{
    /// <summary>Coverage over 300 data sets has a standard error of 0.013; the percentile interval is no worse than a few points from 95 %.</summary>
    private const double LeastCoverage = 0.90;

    private static readonly double[] X = [.. Enumerable.Range(0, 13).Select(i => 1 + (i * 0.1))];

    // Rises from chance at 1 to 1 at 2, linearly: 75 % at exactly 1.5.
    private static double Planted(double x) => Math.Min(1, 0.5 + (0.5 * (x - 1)));

    [Fact]
    public void Of_NoiselessCurve_IsThePlantedThreshold()
    {
        Proportion[] curve = [.. X.Select(x => new Proportion((int)Math.Round(Planted(x) * 100_000), 100_000))];
        Estimate threshold = RisingThreshold.Of(X, curve, 0.75, Bootstrap.Stream("test", "threshold"))!;
        Assert.Equal(1.5, threshold.Value, 1e-9);
        Assert.InRange(1.5, threshold.Lower, threshold.Upper);
        Assert.True(threshold.Upper - threshold.Lower < 0.02);
    }

    [Fact]
    public void Of_ManyNoisyCurves_IntervalsCoverThePlantedThreshold()
    {
        const int curves = 300, trials = 400;
        BinomialDistribution[] responses = [.. X.Select(x => new BinomialDistribution(trials, Planted(x)))];
        int covered = Enumerable.Range(0, curves).Count(i =>
        {
            var noise = new RandomStream(5, "test/threshold", (uint)i);
            Proportion[] curve = [.. responses.Select(r => new Proportion(r.Draw(noise), trials))];
            Estimate threshold = RisingThreshold.Of(X, curve, 0.75, Bootstrap.Stream("test", "coverage", i))!;
            return threshold.Lower <= 1.5 && threshold.Upper >= 1.5;
        });
        Assert.InRange(covered / (double)curves, LeastCoverage, 1);
    }

    [Fact]
    public void Of_CurveThatStaysBelowOrStartsAbove_IsNone()
    {
        Assert.Null(RisingThreshold.Of([1, 2], [new(50, 100), new(60, 100)], 0.75, Bootstrap.Stream("test", "below")));
        Assert.Null(RisingThreshold.Of([1, 2], [new(80, 100), new(90, 100)], 0.75, Bootstrap.Stream("test", "above")));
    }

    [Fact]
    public void Of_CurveThatBarelyReaches_HasAnIntervalOpenAtTheEndOfTheRange() =>
        Assert.Equal(2, RisingThreshold.Of([1, 2], [new(50, 100), new(76, 100)], 0.75, Bootstrap.Stream("test", "open"))!.Upper);
}
