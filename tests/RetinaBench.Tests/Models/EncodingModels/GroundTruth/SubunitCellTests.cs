using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Models.EncodingModels.GroundTruth;

/// <summary>Ground-truth cells against plain loops, and on white noise against independent simulations.</summary>
public sealed class SubunitCellTests
{
    private const int Past = SubunitCell.PublishedLags - 1;
    private const int LongFrames = 600_000;

    /// <summary>Independent simulations of 2 million frames, whose own error is 0.4 %; overlapping pasts leave some 1 % at 600,000 frames. Six times that of both.</summary>
    private const double ProbabilityTolerance = 0.06;

    /// <summary>A sum of 20 x 4 products in double precision, rounded to single: the rounding is that of the result.</summary>
    private const float SingleRounding = 1e-6f;

    private static readonly PackedMovie s_long = Noise(LongFrames, 8, 8, 1);

    [Fact]
    public void Rate_OfAnyFrame_IsTheDefinition()
    {
        PackedMovie movie = Noise(60, 9, 10, 2);
        float[] pixels = new float[movie.Geometry.Pixels], rate = new float[60 - Past];
        movie.Read(0, pixels);
        var cell = new SubunitCell("plain", Polarity.On, [new(0, 1, 2, 3), new(6, 8, TimeConstant: 0.03), new(4, 0, 1, 1)], 0.25, gain: 3);
        double[] slow = BiphasicFilter.Of(Polarity.On, 20, 30), fast = BiphasicFilter.Of(Polarity.On, 20, 30, 0.03);
        cell.Rate(movie, Past, rate);
        for (int t = Past; t < 60; t++)
        {
            double sum = 0;
            foreach (Subunit subunit in cell.Subunits)
            {
                double d = 0;
                for (int lag = 0; lag <= Past; lag++)
                {
                    for (int r = 0; r < 9; r++)
                    {
                        for (int c = 0; c < 10; c++)
                            d += (subunit.Row == 6 ? fast : slow)[lag] * subunit.WeightAt(r, c) * pixels[((((t - lag) * 9) + r) * 10) + c];
                    }
                }

                sum += Math.Max(0, d);
            }

            Assert.Equal(3 * Math.Max(0, sum - 0.25), rate[t - Past], SingleRounding * 10);
        }
    }

    /// <summary>Light that fills the frame drives as many pixels of each: twelve with the one filter and four with the other, by angles of a triangle.</summary>
    [Fact]
    public void TemporalFilter_OfSubunitsThatDiffer_IsWhatTheWholeCellSums()
    {
        var cell = new SubunitCell("mixed", Polarity.Off, [new(0, 0, 3, 4), new(4, 4, TimeConstant: 0.03)], 0);
        double between = cell.TemporalFilterOf(0).Zip(cell.TemporalFilterOf(1), (a, b) => a * b).Sum(), norm = Math.Sqrt((12 * 12) + (4 * 4) + (2 * 12 * 4 * between));
        Assert.Equal(1, cell.TemporalFilter.Sum(v => v * v), 1e-12);
        Assert.Equal((12 + (4 * between)) / norm, cell.TemporalFilter.Zip(cell.TemporalFilterOf(0), (a, b) => a * b).Sum(), 1e-12);
        Assert.Equal(((12 * between) + 4) / norm, cell.TemporalFilter.Zip(cell.TemporalFilterOf(1), (a, b) => a * b).Sum(), 1e-12);
        Assert.Equal(SubunitCell.Published().TemporalFilter, cell.TemporalFilterOf(0));
    }

    [Fact]
    public void Rate_InBlocks_IsThatOfTheWhole()
    {
        const int Frames = 9000, Split = 5001;
        PackedMovie movie = Noise(Frames, 8, 8, 3);
        float[] whole = new float[Frames - Past], parts = new float[Frames - Past];
        SubunitCell cell = SubunitCell.Published();
        cell.Rate(movie, Past, whole);
        cell.Rate(movie, Past, parts.AsSpan(0, Split));
        cell.Rate(movie, Past + Split, parts.AsSpan(Split));
        Assert.Equal(whole, parts);
    }

    /// <summary>Movies of bits that are counted and of numbers that are added, blocks and what is left of them: all give the bits of plain loops.</summary>
    [Theory]
    [InlineData(8, 8, 0)]
    [InlineData(16, 16, 0)]
    [InlineData(8, 8, 0.3)]
    [InlineData(9, 10, 0)]
    public void Rate_HoweverItIsComputed_HasTheBitsOfPlainLoops(int rows, int columns, double grey)
    {
        const int Frames = 2100;
        PackedMovie movie = PackedNoise.Draw(new("noise", 1, new() { Frames = Frames, Rows = rows, Columns = columns, CheckSize = 1, Mean = grey, Contrast = 0.7, Seed = 8 }), 0);
        float[] pixels = new float[movie.Geometry.Pixels], rate = new float[Frames - Past], asNumbers = new float[rate.Length], expected = new float[rate.Length];
        movie.Read(0, pixels);
        var cell = new SubunitCell("plain", Polarity.Off, [new(0, 1, 2, 3), new(6, 6), new(4, 0, 1, 1)], 0.25, gain: 3);
        double[] drives = new double[3];
        for (int t = Past; t < Frames; t++)
        {
            for (int unit = 0; unit < 3; unit++)
            {
                drives[unit] = 0;
                for (int lag = 0; lag <= Past; lag++)
                {
                    Subunit subunit = cell.Subunits[unit];
                    double sum = 0;
                    for (int pixel = 0; pixel < rows * columns; pixel++)
                    {
                        if (subunit.WeightAt(pixel / columns, pixel % columns) != 0)
                            sum += pixels[((t - lag) * rows * columns) + pixel];
                    }

                    drives[unit] += cell.TemporalFilter[lag] * sum;
                }
            }

            expected[t - Past] = (float)cell.RateOf(drives);
        }

        cell.Rate(movie, Past, rate);
        cell.Rate(new FrameArray(movie.Geometry, pixels), Past, asNumbers);
        Assert.Equal(expected, rate);
        Assert.Equal(expected, asNumbers);
    }

    /// <summary>Thresholds of the code and of the text: 0.0120 and 0.0529 spikes a frame.</summary>
    [Theory]
    [InlineData(2.5, 0.0120)]
    [InlineData(1.0, 0.0529)]
    public void Rate_PublishedCellAtFullSize_HasThePublishedMean(double threshold, double probability)
    {
        float[] rate = new float[LongFrames - Past];
        SubunitCell.Published(threshold).Rate(s_long, Past, rate);
        double mean = rate.Average(r => (double)r) / SubunitCell.PublishedFrameRate;
        Assert.Equal(probability, mean, ProbabilityTolerance * probability);
    }

    /// <summary>A block of four pixels of +-0.5 has variance 1 through a filter of norm 1; thousands of independent stretches of 20 frames leave an error of a hundredth.</summary>
    [Fact]
    public void Drives_OfEverySubunit_HaveMeanZeroAndVarianceOne()
    {
        const int Frames = 200_000;
        SubunitCell cell = SubunitCell.Published();
        double[] drives = new double[Frames * 4];
        cell.Drives(s_long, Past, drives);
        for (int unit = 0; unit < 4; unit++)
        {
            double[] d = [.. Enumerable.Range(0, Frames).Select(t => drives[(t * 4) + unit])];
            Assert.Equal(0, d.Average(), 0.05);
            Assert.Equal(1, d.Average(v => v * v), 0.05);
        }
    }

    /// <summary>
    /// The best that models with 1, 2 or 3 filters can do: they know sums of groups of subunits, and at best expect the rate given these. The expectation is
    /// over normal drives: drives are sums of some 60 independent pixels, which leaves the last digit open.
    /// </summary>
    [Theory]
    [InlineData(new[] { 0, 0, 0, 0 }, 0.907)]
    [InlineData(new[] { 0, 0, 1, 1 }, 0.935)]
    [InlineData(new[] { 0, 1, 2, 2 }, 0.965)]
    public void Rate_PublishedCell_LeavesTheOracleLadderToModelsOfFewFilters(int[] group, double expected)
    {
        const int Frames = 20_000, Draws = 100;
        const double Tolerance = 0.008;
        SubunitCell cell = SubunitCell.Published();
        double[] drives = new double[Frames * 4], best = new double[Frames], rate = new double[Frames], moved = new double[4];
        cell.Drives(s_long, 1000, drives);
        double[][] normal = [.. Enumerable.Range(0, Draws).Select(Normals)];
        for (int t = 0; t < Frames; t++)
        {
            ReadOnlySpan<double> d = drives.AsSpan(t * 4, 4);
            rate[t] = cell.RateOf(d);
            foreach (double[] z in normal)
            {
                // Normal drives given the sums of their groups: fresh ones, moved so that the sums are right.
                for (int i = 0; i < 4; i++)
                {
                    double missing = 0;
                    int size = 0;
                    for (int j = 0; j < 4; j++)
                    {
                        if (group[j] == group[i])
                            (missing, size) = (missing + d[j] - z[j], size + 1);
                    }

                    moved[i] = z[i] + (missing / size);
                }

                best[t] += cell.RateOf(moved) / Draws;
            }
        }

        Assert.Equal(expected, Correlation(rate, best), Tolerance);
    }

    [Fact]
    public void Record_Spikes_AreDrawnFromTheRateFrameByFrame()
    {
        const uint Trial = 4;
        SubunitCell cell = SubunitCell.Published(1);
        PackedMovie movie = Noise(30_000, 8, 8, 5);
        CellRecording rates = cell.Record(movie, ResponseUnit.Hertz, 0), spikes = cell.Record(movie, ResponseUnit.Spikes, 9, Trial);
        var stream = new RandomStream(9, "published/spikes", Trial);
        float[] expected = [.. rates.Responses.ToArray().Select(rate => stream.NextDouble() < rate / 30 ? 1f : 0f)];
        Assert.Equal(expected, spikes.Responses.ToArray());
        Assert.Equal(new float[Past], rates.Responses[..Past].ToArray());
        Assert.NotEqual(expected, cell.Record(movie, ResponseUnit.Spikes, 9, Trial + 1).Responses.ToArray());
        Assert.Equal((ResponseUnit.Spikes, 30.0), (spikes.Unit, spikes.FrameRate));

        // The variance of the count is below its mean.
        double mean = rates.Responses.ToArray().Sum(rate => rate / 30.0);
        Assert.Equal(mean, expected.Sum(), 5 * Math.Sqrt(mean));
    }

    /// <summary>Spikes a frame of the ten cells, by an independent simulation of 2 million frames in NumPy: they depend on the number of subunits and the threshold alone.</summary>
    [Fact]
    public void Ten_Cells_DifferAndFireAsSimulated()
    {
        double[] expected = [0.01207, 0.01207, 0.01597, 0.00899, 0.01326, 0.01714, 0.01214, 0.01048, 0.01336, 0.01422];
        Assert.Equal(10, CellPopulation.Ten.Select(c => c.Name).Distinct().Count());
        Assert.Equal(10, CellPopulation.Ten.Select(c => (c.Polarity, string.Join(';', c.Subunits))).Distinct().Count());
        float[] rate = new float[200_000];
        foreach ((SubunitCell cell, double probability) in CellPopulation.Ten.Zip(expected))
        {
            Assert.All(cell.Subunits, s => Assert.True(s.Row + s.Rows <= 8 && s.Column + s.Columns <= 8));
            cell.Rate(s_long, Past, rate);
            // A third of the frames above: the error grows by their root.
            Assert.Equal(probability, rate.Average(r => (double)r) / 30, 2 * ProbabilityTolerance * probability);
        }
    }

    [Fact]
    public void Drives_FramesWithoutTheirPast_AreRefused()
    {
        PackedMovie movie = Noise(40, 8, 8, 6);
        SubunitCell cell = SubunitCell.Published();
        Assert.Throws<ArgumentOutOfRangeException>(() => cell.Drives(movie, Past - 1, new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cell.Rate(movie, Past, new float[40]));
        Assert.Throws<ArgumentException>(() => cell.Drives(movie, Past, new double[3]));
        Assert.Throws<ArgumentException>(() => cell.Rate(Noise(40, 5, 8, 6), Past, new float[1]));
        Assert.Throws<ArgumentException>(() => cell.Record(Noise(Past, 8, 8, 6), ResponseUnit.Spikes, 1));
    }

    [Fact]
    public void Constructor_ValuesOutOfRange_AreNamed()
    {
        Assert.Contains("at least one subunit", Assert.Throws<InputException>(() => new SubunitCell("x", Polarity.On, [], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("Row = -1", Assert.Throws<InputException>(() => new SubunitCell("x", Polarity.On, [new(-1, 0)], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("threshold NaN is not in [0, infinity)", Assert.Throws<InputException>(() => new SubunitCell("x", Polarity.On, [new(0, 0)], double.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("time constant 0 is not in (0, infinity)", Assert.Throws<InputException>(() => new SubunitCell("x", Polarity.On, [new(0, 0, TimeConstant: 0)], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("gain 0 is not in (0, infinity)", Assert.Throws<InputException>(() => new SubunitCell("x", Polarity.On, [new(0, 0)], 1, 0)).Message, StringComparison.Ordinal);
    }

    private static PackedMovie Noise(int frames, int rows, int columns, ulong seed) => PackedNoise.Draw(
        new("noise", 1, new() { Frames = frames, Rows = rows, Columns = columns, CheckSize = 1, Mean = 0, Seed = seed }), 0);

    private static double[] Normals(int draw)
    {
        var stream = new RandomStream(3, "test/normals", (uint)draw);
        return [.. Enumerable.Range(0, 4).Select(_ => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, stream.NextDouble() + 1e-17))];
    }

    private static double Correlation(double[] x, double[] y) => MathNet.Numerics.Statistics.Correlation.Pearson(x, y);
}
