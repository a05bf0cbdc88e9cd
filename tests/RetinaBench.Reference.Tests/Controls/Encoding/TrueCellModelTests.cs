using RetinaBench.Experiments.Measures;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Controls.Encoding;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls.Encoding;

public sealed class TrueCellModelTests
{
    // Of the ladder of 2,000 draws of what filters do not see, and of 60,000 frames that correlations are taken over.
    private const double LadderTolerance = 0.01;

    private const float Rounding = 1e-6f;

    private static readonly PackedMovie s_movie = Recorded.Noise(20_000, 31), s_fresh = Recorded.Noise(60_019, 32);

    public static TheoryData<string> Cells => [.. GroundTruthCells.All.Select(cell => cell.Key)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Fit_SpikesOfAKnownCell_FindsItAndPredictsItsRate(string name)
    {
        SubunitCell cell = GroundTruthCells.Find(name)!;
        var fit = Assert.IsType<FittedTrueCell>(new TrueCellModel().Fit(cell.Record(s_movie, ResponseUnit.Spikes, 5), new()));
        Assert.Equal((cell.Polarity, cell.Threshold), (fit.Cell.Polarity, fit.Cell.Threshold));
        Assert.Equal(cell.Subunits, fit.Cell.Subunits);
        float[] expected = [.. Recorded.Rate(cell, s_movie).Select(hertz => hertz / 30)], predicted = Recorded.Predict(fit, s_movie);
        Assert.True(expected.Zip(predicted).All(pair => MathF.Abs(pair.First - pair.Second) <= Rounding));
    }

    [Fact]
    public void Fit_RateInHertz_PredictsIt()
    {
        SubunitCell cell = GroundTruthCells.Find("six-on")!;
        IFittedEncoding fit = new TrueCellModel().Fit(cell.Record(s_movie, ResponseUnit.Hertz, 0), new());
        Assert.Equal(ResponseUnit.Hertz, fit.Unit);
        Assert.Equal(Recorded.Rate(cell, s_movie), Recorded.Predict(fit, s_movie));
    }

    /// <summary>The oracle ladder of the published cell, from independent simulations.</summary>
    [Theory]
    [InlineData(1, 0.907)]
    [InlineData(2, 0.935)]
    [InlineData(3, 0.965)]
    [InlineData(4, 1)]
    public void Predict_WithFewerFiltersThanSubunits_ComesAsNearAsSoManyCan(int filters, double expected)
    {
        var cell = SubunitCell.Published();
        IFittedEncoding fit = new TrueCellModel().Variant(new() { Filters = filters })!.Fit(cell.Record(s_movie, ResponseUnit.Spikes, 5), new());
        Assert.InRange(Recorded.Correlate(fit, cell, s_fresh), expected - LadderTolerance, expected + LadderTolerance);
    }

    [Theory]
    [InlineData("lower-right-on", false, 1)]
    [InlineData("lower-right-on", true, 20)]
    [InlineData("two-courses", true, 20)]
    public void Filters_AreTheSubunitsWhereTheyAreInTheFrame(string name, bool time, int lags)
    {
        SubunitCell cell = GroundTruthCells.Find(name)!;
        IFittedEncoding fit = new TrueCellModel(8, time).Fit(cell.Record(s_movie, ResponseUnit.Spikes, 5), new());
        IReadOnlyList<EncodingFilter> filters = ((IFilterSource)fit).Filters;
        Assert.Equal(8, filters.Count);
        Assert.All(filters, filter => Assert.Equal((lags, 7, 7, 2, 2), (filter.Lags, filter.Rows, filter.Columns, filter.MapRows, filter.MapColumns)));
        for (int i = 0; i < cell.Subunits.Count; i++)
        {
            EncodingFilter filter = filters[i];
            int position = filter.Readout.Span.IndexOf(1), lag = lags == 1 ? 0 : 5;
            Assert.Equal(1, filter.Readout.ToArray().Sum());
            for (int pixel = 0; pixel < 49; pixel++)
            {
                double expected = cell.Subunits[i].WeightAt((position / 2) + (pixel / 7), (position % 2) + (pixel % 7)) * (lags == 1 ? 1 : cell.TemporalFilterOf(i)[lag]);
                Assert.Equal((float)expected, filter.Weights.Span[(lag * 49) + pixel]);
            }

            double[] profile = [.. Enumerable.Range(0, 49).Select(pixel => (double)filter.Weights.Span[(lag * 49) + pixel])];
            // A perfect block of 2 x 2 in 7 x 7: 0.5167 away from the edge, and more at it, where it has fewer neighbours.
            Assert.InRange(MoransI.Of(profile, 7, 7).Value, 0.5166, 0.6);
        }

        Assert.All(filters.Skip(cell.Subunits.Count), filter => Assert.All(filter.Weights.ToArray().Concat(filter.Readout.ToArray()), weight => Assert.Equal(0, weight)));
    }

    [Fact]
    public void Keep_SomeFilters_SilencesTheOtherSubunits()
    {
        var cell = SubunitCell.Published(1);
        var fit = (FittedTrueCell)new TrueCellModel().Fit(cell.Record(s_movie, ResponseUnit.Hertz, 0), new());
        Assert.Equal(Recorded.Predict(fit, s_movie), Recorded.Predict(fit.Keep([3, 2, 1, 0]), s_movie));
        Assert.All(Recorded.Predict(fit.Keep([4, 7]), s_movie), rate => Assert.Equal(0, rate));
        var pair = new SubunitCell("pair", cell.Polarity, [cell.Subunits[1], cell.Subunits[2]], cell.Threshold);
        IFittedEncoding kept = fit.Keep([1, 2, 5]);
        Assert.Equal(Recorded.Rate(pair, s_movie), Recorded.Predict(kept, s_movie));
        Assert.All(((IFilterSource)kept).Filters[0].Weights.ToArray(), weight => Assert.Equal(0, weight));
        Assert.Throws<ArgumentException>(() => fit.Keep([1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Keep([8]));
    }

    [Theory]
    [InlineData(ResponseUnit.Spikes)]
    [InlineData(ResponseUnit.Hertz)]
    public void Fit_ResponsesToOtherFrames_PredictsTheirMean(ResponseUnit unit)
    {
        CellRecording other = SubunitCell.Published().Record(Recorded.Noise(20_000, 33), unit, 5);
        IFittedEncoding fit = new TrueCellModel().Fit(new(s_movie, other.Responses, unit, 30), new());
        float mean = (float)other.Responses.ToArray().Average(v => (double)v);
        Assert.All(Recorded.Predict(fit, s_movie), rate => Assert.Equal(mean, rate, Rounding));
    }

    [Fact]
    public void Fit_HalfOfTheFramesReplaced_StillFindsTheCell()
    {
        SubunitCell cell = GroundTruthCells.Find("pair-on")!;
        CellRecording whole = cell.Record(s_movie, ResponseUnit.Spikes, 5), other = cell.Record(Recorded.Noise(20_000, 34), ResponseUnit.Spikes, 6);
        float[] half = [.. whole.Responses.ToArray().Select((v, t) => t / 100 % 2 == 0 ? v : other.Responses.Span[t])];
        Assert.Equal(cell.Subunits, Assert.IsType<FittedTrueCell>(new TrueCellModel().Fit(new(s_movie, half, ResponseUnit.Spikes, 30), new())).Cell.Subunits);
    }

    [Fact]
    public void Variant_OutOfRange_IsNone()
    {
        Assert.Null(new TrueCellModel().Variant(new() { Filters = 65 }));
        Assert.Equal("true-cell: filters: 0 is not in [1, 64]", Assert.Throws<InputException>(() => new TrueCellModel(0)).Message);
        Assert.Equal(
            "true-cell: frames of 6 x 8 pixels are smaller than the filters, 7 x 7",
            Assert.Throws<InputException>(() => new TrueCellModel().Fit(new(new FrameArray(new(30, 6, 8), new float[30 * 48]), new float[30], ResponseUnit.Spikes, 30), new())).Message);
    }
}
