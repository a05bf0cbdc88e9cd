using RetinaBench.Experiments.Encoding;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;

namespace RetinaBench.Tests.Experiments.Encoding;

public sealed class FilterAnalysisTests
{
    // Weights are in single precision.
    private const double Rounding = 1e-6;

    private static readonly SubunitCell s_cell = SubunitCell.Published();

    /// <summary>Moran's I of a perfect 2 x 2 block in 7 x 7 is the protocol's .516667; a checkerboard has -1, and a weak copy of a block no gain.</summary>
    [Fact]
    public void Of_PlantedFilters_TellsWhichCountAndWhatTheyAre()
    {
        EncodingFilter[] filters =
        [
            Filter(0, Block(4, 4, 3), [0, 0, 0.5f, 0]),          // read at row 1, column 0 of the map: rows 5 and 6 of the movie
            Filter(1, Checkerboard(), [1, 0, 0, 0]),
            Filter(2, Block(2, 2, 3), [0, 2, 0, 0]),             // at column 1: columns 3 and 4
            Filter(3, Block(2, 2, 0.1f), [1, 0, 0, 0]),
            Filter(4, Block(2, 2, -3), [-2, 0, 0, 0]),           // turned over twice: the subunit at 2, 2
        ];
        IReadOnlyList<FittedFilterRow> rows = FilterAnalysis.Of(filters, s_cell, 8, 8)!;
        Assert.Equal(0.516667, rows[0].MoransI!.Value, 1e-6);
        Assert.Equal(-1, rows[1].MoransI!.Value, Rounding);
        Assert.Equal([true, false, true, false, true], rows.Select(row => row.Effective));
        // Norms: a block of weight 3 has 6; times the readout over the largest, 12.
        Assert.All(rows.Zip([0.25, 7 / 12.0, 1, 0.2 / 12, 1]), pair => Assert.Equal(pair.Second, pair.First.Gain, Rounding));
        Assert.Equal((1, 0), (rows[0].Row, rows[0].Column));
        // Half of the shifted blocks lies on a subunit: cosine 1/2.
        Assert.Equal([1.0, 0.5, 0.5], new[] { rows[4].Cosine, rows[0].Cosine, rows[2].Cosine }.Select(c => Math.Round(c!.Value, 6)));
        Assert.Equal(0, rows[4].Subunit);
        Assert.Null(rows[1].Subunit);
        Assert.Equal(3, rows.Select(row => row.Subunit).OfType<int>().Distinct().Count());
    }

    [Fact]
    public void Of_FilterOverTime_IsSplitIntoTheCellsCourseAndTheBlock()
    {
        float[] weights = [.. from lag in Enumerable.Range(0, 20) from w in Block(2, 4, 1) select (float)(s_cell.TemporalFilter[lag] * w)];
        var filter = new EncodingFilter(0, 20, 7, 7, weights, 2, 2, new float[] { 1, 0, 0, 0 });
        FittedFilterRow row = Assert.Single(FilterAnalysis.Of([filter], s_cell, 8, 8)!);
        Assert.Equal(1, row.TimeCosine!.Value, Rounding);
        Assert.Equal(1, row.Cosine!.Value, Rounding);
        Assert.Equal((1, true), (row.Subunit, row.Effective));
        float[] zero = new float[weights.Length];
        FittedFilterRow dead = Assert.Single(FilterAnalysis.Of([filter with { Weights = zero }], s_cell, 8, 8)!);
        Assert.Equal((false, 0.0), (dead.Effective, dead.Gain));
        Assert.Null(dead.MoransI);
    }

    [Fact]
    public void Of_FiltersBelowFurtherLayers_SaysNothing() =>
        Assert.Null(FilterAnalysis.Of([Filter(0, Block(2, 2, 1), [])], s_cell, 8, 8));

    [Fact]
    public void Of_FilterThatDoesNotFit_IsNamed()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => FilterAnalysis.Of([Filter(3, Block(2, 2, 1), [1, 0, 0, 0])], s_cell, 9, 8));
        Assert.Contains("filter 3 of 7 x 7 with 4 readout weights at 2 x 2 positions does not cover frames of 9 x 8", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => FilterAnalysis.Of([Filter(0, [1, 2], [1, 0, 0, 0])], s_cell, 8, 8));
        Assert.Throws<InvalidOperationException>(() => FilterAnalysis.Of([Filter(0, Block(2, 2, float.NaN), [1, 0, 0, 0])], s_cell, 8, 8));
    }

    private static EncodingFilter Filter(int index, float[] weights, float[] readout) => new(index, 1, 7, 7, weights, 2, 2, readout);

    private static float[] Block(int row, int column, float weight) =>
        [.. from r in Enumerable.Range(0, 7) from c in Enumerable.Range(0, 7) select r >= row && r < row + 2 && c >= column && c < column + 2 ? weight : 0f];

    // With 25 entries of one sign and 24 of the other, products of neighbours and squares lose the same share to the mean of 1/49.
    private static float[] Checkerboard() => [.. Enumerable.Range(0, 49).Select(i => i % 2 == 0 ? 1f : -1f)];
}
