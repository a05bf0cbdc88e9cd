using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class BitsPerSpikeTests
{
    /// <summary>A cell that fires in one of 8 frames, at a rate that is known: log2 8 = 3 bits; the mean rate tells nothing.</summary>
    [Fact]
    public void Of_KnownRates_IsTheirInformation()
    {
        double[] spikes = [0, 0, 0, 2, 0, 0, 0, 0];
        Assert.Equal(3, BitsPerSpike.Of(spikes, spikes).Value, Golden.Rounding);
        Assert.Equal(0, BitsPerSpike.Of([.. Enumerable.Repeat(0.25, 8)], spikes).Value, Golden.Rounding);
        // Twice the mean rate: log2 2 - (4 - 2) / (2 ln 2).
        Assert.Equal(1 - (1 / Math.Log(2)), BitsPerSpike.Of([.. Enumerable.Repeat(0.5, 8)], spikes).Value, Golden.Rounding);
    }

    /// <summary>Against the difference of Poisson log likelihoods, factorials and all.</summary>
    [Fact]
    public void Of_AnyRates_IsTheDifferenceOfLogLikelihoods()
    {
        double[] rates = [0.3, 1.7, 0.01, 2.4, 0.9], spikes = [0, 3, 0, 2, 1];
        double Likelihood(Func<int, double> rate) => Enumerable.Range(0, 5).Sum(t => MathNet.Numerics.Distributions.Poisson.PMFLn(rate(t), (int)spikes[t]));
        double expected = (Likelihood(t => rates[t]) - Likelihood(_ => 6 / 5.0)) / Math.Log(2) / 6;
        Assert.Equal(expected, BitsPerSpike.Of(rates, spikes).Value, Golden.Rounding);
    }

    [Fact]
    public void Of_WhatHasNoLikelihood_IsRefused()
    {
        Assert.Contains("no spike in 2 frames", BitsPerSpike.Of([1, 1], [0, 0]).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains("0 in frame 1", BitsPerSpike.Of([1, 0], [0, 1]).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains("-1 in frame 0", BitsPerSpike.Of([-1, 1], [0, 1]).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Errored, BitsPerSpike.Of([double.NaN, 1], [0, 1]).Refusal!.Kind);
        Assert.Throws<ArgumentException>(() => BitsPerSpike.Of([1, 1], [0, -1]));
        Assert.Throws<ArgumentException>(() => BitsPerSpike.Of([1], [0, 1]));
    }
}
