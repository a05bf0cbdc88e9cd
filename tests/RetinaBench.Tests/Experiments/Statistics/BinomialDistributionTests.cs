using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class BinomialDistributionTests
{
    private const double Rounding = 1e-12;

    /// <summary>Standard errors within which a simulated mean must lie; the seed is fixed.</summary>
    private const double SixSigma = 6;

    [Fact]
    public void Cumulative_FourFairCoins_IsInSixteenths()
    {
        var coins = new BinomialDistribution(4, 0.5);
        double[] expected = [1 / 16.0, 5 / 16.0, 11 / 16.0, 15 / 16.0, 1];
        Assert.All(expected, (value, k) => Assert.Equal(value, coins.Cumulative(k), Rounding));
    }

    // Printed binomial tables, four decimals.
    [Theory]
    [InlineData(20, 0.3, 6, 0.6080)]
    [InlineData(10, 0.5, 5, 0.6230)]
    [InlineData(15, 0.2, 3, 0.6482)]
    public void Cumulative_TextbookEntry_IsThePrintedValue(int trials, double probability, int successes, double expected) =>
        Assert.Equal(expected, new BinomialDistribution(trials, probability).Cumulative(successes), 0.5e-4);

    [Theory]
    [InlineData(50, 0)]
    [InlineData(50, 1)]
    [InlineData(0, 0.5)]
    public void Draw_CertainOutcome_IsThatOutcome(int trials, double probability)
    {
        var stream = new RandomStream(1, "test/binomial");
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal((int)(trials * probability), new BinomialDistribution(trials, probability).Draw(stream)));
    }

    [Theory]
    [InlineData(400, 0.97)]
    [InlineData(15, 0.1)]
    [InlineData(20_000, 0.5)]
    public void Draw_ManyTimes_HasTheMeanAndVarianceOfTheDistribution(int trials, double probability)
    {
        const int draws = 20_000;
        var distribution = new BinomialDistribution(trials, probability);
        var stream = new RandomStream(2, "test/binomial");
        double[] drawn = [.. Enumerable.Range(0, draws).Select(_ => (double)distribution.Draw(stream))];
        double mean = trials * probability, variance = mean * (1 - probability);
        Assert.Equal(mean, drawn.Average(), SixSigma * Math.Sqrt(variance / draws));
        // Excess kurtosis of a binomial is below 1/variance, so the variance of the sample variance is about (2 + 1/variance) variance^2 / draws.
        Assert.Equal(variance, drawn.Average(d => (d - mean) * (d - mean)), SixSigma * variance * Math.Sqrt((2 + (1 / variance)) / draws));
    }

    [Fact]
    public void Constructor_NotAProbability_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinomialDistribution(10, double.NaN));
}
