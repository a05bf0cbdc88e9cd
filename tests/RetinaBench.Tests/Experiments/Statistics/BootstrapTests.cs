using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void OfProportions_OneProportion_HasTheQuantilesOfTheBinomial()
    {
        // Binomial(100, 1/2): 40 and 60 are its 2.5 % and 97.5 % points. Neighbours have probability 0.011 and 1000 replicates
        // place a tail of 0.025 with a standard error of 0.005, so an end may fall one count away, not two.
        (double lower, double upper) = Bootstrap.OfProportions([new(50, 100)], f => f[0], Bootstrap.Stream("test", "proportion"));
        Assert.InRange(lower, 0.39, 0.41);
        Assert.InRange(upper, 0.59, 0.61);
    }

    [Fact]
    public void OfMeans_OneMean_HasTheQuantilesOfTheNormal()
    {
        // The standard error of a 2.5 % point from 1000 replicates is sqrt(0.025 x 0.975 / 1000) / 0.0584 = 0.085 standard deviations.
        const double fourSigma = 4 * 0.085 * 2;
        (double lower, double upper) = Bootstrap.OfMeans([new(10, 4, 50)], m => m[0], Bootstrap.Stream("test", "mean"));
        Assert.Equal(10 - (2 * Proportion.Z95), lower, fourSigma);
        Assert.Equal(10 + (2 * Proportion.Z95), upper, fourSigma);
    }

    [Fact]
    public void OfMean_ZerosAndOnes_HasTheQuantilesOfTheBinomial()
    {
        // Ten values, half of them 1: the sum of a replicate is Binomial(10, 1/2), of which P(X <= 1) = 0.011 and P(X <= 2) = 0.055.
        Estimate estimate = Bootstrap.OfMean([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], Bootstrap.Stream("test", "sample"));
        Assert.Equal(new Estimate(0.5, 0.2, 0.8, 10), estimate);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.OfMean([1], Bootstrap.Stream("test", "sample")));
    }

    [Fact]
    public void OfProportions_SameStreamTwice_IsTheSameInterval() => Assert.Equal(Run("a", 1), Run("a", 1));

    [Fact]
    public void Stream_OtherExperimentQuantityOrIndex_IsAnotherStream() =>
        Assert.Equal(4, new[] { Bootstrap.Stream("a", "q"), Bootstrap.Stream("b", "q"), Bootstrap.Stream("a", "r"), Bootstrap.Stream("a", "q", 1) }.Select(s => s.NextUInt64()).Distinct().Count());

    private static (double Lower, double Upper) Run(string experiment, int index) =>
        Bootstrap.OfProportions([new(300, 1000), new(600, 900)], f => f[1] - f[0], Bootstrap.Stream(experiment, "difference", index));
}
