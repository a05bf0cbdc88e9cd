using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class MoransITests
{
    private const int Side = 7;

    public static TheoryData<string, int, int> Blocks => new()
    {
        { "moran_2x2_in_7x7", 2, 2 },
        { "moran_2x4_in_7x7", 2, 4 },
        { "moran_4x4_in_7x7", 4, 4 },
        { "moran_1px_in_7x7", 1, 1 },
    };

    /// <summary>Blocks that touch no edge: a single pixel at an edge has fewer neighbours.</summary>
    [SkippableTheory]
    [MemberData(nameof(Blocks))]
    public void Of_Block_IsNumPys(string name, int rows, int columns) =>
        Assert.Equal(Golden.Value(name), Of((r, c) => r is > 0 && r <= rows && c > 0 && c <= columns ? 1 : 0), Golden.Rounding);

    [SkippableFact]
    public void Of_Checkerboard_IsNumPys() => Assert.Equal(Golden.Value("moran_checker_7x7"), Of((r, c) => (r + c) % 2), Golden.Rounding);

    /// <summary>A gradient of three columns, -1, 0, 1 in each of two rows: 3 pairs of like values in 7, products 2 of squares 4, so (6 / 7) (2 / 4).</summary>
    [Fact]
    public void Of_SmallMap_IsByHand() => Assert.Equal(6 / 7.0 * (2 / 4.0), MoransI.Of([-1, 0, 1, -1, 0, 1], 2, 3).Value, Golden.Rounding);

    /// <summary>Scale and offset do not matter.</summary>
    [Fact]
    public void Of_ScaledMap_IsTheSame() => Assert.Equal(Of((r, c) => r * c % 5), Of((r, c) => 3 - (0.01 * (r * c % 5))), Golden.Rounding);

    [SkippableFact]
    public void Of_WhiteNoise_HasTheMomentsOfNumPys()
    {
        double[] expected = Golden.Values("moran_whitenoise_7x7_mean_sd_q95_q99_q999");
        // Standard errors of the mean and of the deviation over so many maps: 0.0017 and 0.0012; five of each.
        const int Maps = 4000;
        const double OfMean = 0.0085, OfDeviation = 0.006;
        double[] indices = new double[Maps];
        for (int i = 0; i < Maps; i++)
        {
            var stream = new RandomStream(1, "tests/moran", (uint)i);
            indices[i] = Of((_, _) => StandardNormal.Draw(stream));
        }

        double mean = indices.Average();
        Assert.Equal(expected[0], mean, OfMean);
        Assert.Equal(-1 / 48.0, mean, OfMean);
        Assert.Equal(expected[1], Math.Sqrt(indices.Average(x => (x - mean) * (x - mean))), OfDeviation);
    }

    [Fact]
    public void Of_WhatHasNoStructure_IsRefused()
    {
        Assert.Contains("3 x 2 are the same", MoransI.Of([0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 3, 2).Refusal!.Reason, StringComparison.Ordinal);
        Assert.NotNull(MoransI.Of([1], 1, 1).Refusal);
        Assert.Equal(RefusalKind.Errored, MoransI.Of([1, double.NaN], 1, 2).Refusal!.Kind);
        Assert.Throws<ArgumentException>(() => MoransI.Of([1, 2, 3], 2, 2));
    }

    private static double Of(Func<int, int, double> value) =>
        MoransI.Of([.. from row in Enumerable.Range(0, Side) from column in Enumerable.Range(0, Side) select value(row, column)], Side, Side).Value;
}
