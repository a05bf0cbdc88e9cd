using System.Text.Json;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Models.EncodingModels.GroundTruth;

public sealed class BiphasicFilterTests
{
    /// <summary>Values are printed to six decimals.</summary>
    private const double Printed = 5.1e-7;

    // Yan et al. (2020) at 30 Hz, 20 lags, computed independently.
    private static readonly double[] s_off =
    [
        0, 0, 0, -.1235, -.405805, -.527379, -.427876, -.21453, 0, .155172, .237843, .260801, .244901, .209194, .167327, .127429, .093387, .066343, .045932, .031114,
    ];

    [Fact]
    public void Of_PublishedOff_HasThePublishedValues() =>
        Assert.All(s_off.Zip(BiphasicFilter.Of(Polarity.Off, 20, 30)), pair => Assert.Equal(pair.First, pair.Second, Printed));

    /// <summary>Of a time constant of 30 ms, by the same formula in another language.</summary>
    [Fact]
    public void Of_AFasterFilter_HasTheValuesOfTheFormula()
    {
        double[] expected =
        [
            0, 0, 0, -.410216, -.664814, -.276985, .144089, .324250, .316197, .234162, .148907, .085657, .045843, .023225, .011267, .005277, .002401, .001065, .000463, .000198,
        ];
        Assert.All(expected.Zip(BiphasicFilter.Of(Polarity.Off, 20, 30, 0.03)), pair => Assert.Equal(pair.First, pair.Second, Printed));
        Assert.Throws<ArgumentOutOfRangeException>(() => BiphasicFilter.Of(Polarity.On, 20, 30, 0));
    }

    [SkippableFact]
    public void Of_PublishedOff_IsTheGoldenFilter()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Require("reference/metrics/golden.json")));
        double[] expected = [.. golden.RootElement.GetProperty("temporal_filter_30Hz_20").EnumerateArray().Select(v => v.GetDouble())];
        double[] filter = BiphasicFilter.Of(Polarity.Off, 20, 30);
        Assert.Equal(expected.Length, filter.Length);
        Assert.All(expected.Zip(filter), pair => Assert.Equal(pair.First, pair.Second, Printed));
    }

    [Theory]
    [InlineData(20, 30)]
    [InlineData(40, 60)]
    public void Of_AnyRate_HasNormOneAndIsMirroredByPolarity(int lags, double rate)
    {
        double[] off = BiphasicFilter.Of(Polarity.Off, lags, rate), on = BiphasicFilter.Of(Polarity.On, lags, rate);
        Assert.Equal(1, off.Sum(v => v * v), 1e-12);
        Assert.All(off.Zip(on), pair => Assert.Equal(pair.First, -pair.Second));
    }

    [Fact]
    public void Of_TooFewLags_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BiphasicFilter.Of(Polarity.On, 3, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => BiphasicFilter.Of(Polarity.On, 20, 0));
    }
}
