using RetinaBench.Experiments.Encoding;
using RetinaBench.Experiments.Measures;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Encoding;

/// <summary>Correlations from sums of blocks, against the one definition of the correlation on the frames themselves.</summary>
public sealed class BlockCorrelationTests
{
    // Sums of some thousand squares in double precision.
    private const double Rounding = 1e-12;

    private static readonly float[] s_truth = Draw("truth", 1003), s_predicted = [.. Draw("prediction", 1003).Zip(s_truth, (noise, truth) => 5 + noise + (2 * truth))];

    [Fact]
    public void ToScore_OfManyFrames_IsPearsonWithTheJackknifeOverBlocks()
    {
        Score score = BlockCorrelation.Of(s_predicted, s_truth).ToScore()!;
        Assert.Equal(Pearson(s_predicted, s_truth), score.Raw, Rounding);
        Assert.Equal((1.0, score.Raw), (score.Ceiling, score.Ceiled));
        double[] without = [.. Enumerable.Range(0, 20).Select(block => Pearson(Without(s_predicted, block), Without(s_truth, block)))];
        double mean = without.Average(), error = Math.Sqrt(19 / 20.0 * without.Sum(r => (r - mean) * (r - mean)));
        Assert.Equal(error, score.Error!.StandardError, Rounding);
        Assert.Equal((Resampled.Frames, 20), (score.Error.Resampled, score.Error.Parts));
    }

    [Fact]
    public void DifferenceTo_AnotherPrediction_LeavesOutBlocksOfBoth()
    {
        float[] other = [.. s_truth.Zip(Draw("other", 1003), (t, n) => t + (3 * n))];
        Score score = BlockCorrelation.Of(s_predicted, s_truth).DifferenceTo(BlockCorrelation.Of(other, s_truth));
        Assert.Equal(Pearson(other, s_truth) - Pearson(s_predicted, s_truth), score.Raw, Rounding);
        double[] without = [.. Enumerable.Range(0, 20).Select(b => Pearson(Without(other, b), Without(s_truth, b)) - Pearson(Without(s_predicted, b), Without(s_truth, b)))];
        double mean = without.Average();
        Assert.Equal(Math.Sqrt(19 / 20.0 * without.Sum(r => (r - mean) * (r - mean))), score.Error!.StandardError, Rounding);
        Score same = BlockCorrelation.Of(other, s_truth).DifferenceTo(BlockCorrelation.Of(other, s_truth));
        Assert.Equal((0.0, 0.0), (same.Raw, same.Error!.StandardError));
    }

    [Fact]
    public void Of_ConstantSeries_IsRefusedAndCountsAsNothing()
    {
        var constant = BlockCorrelation.Of(Enumerable.Repeat(0.1f, 50).ToArray(), s_truth.AsSpan(0, 50));
        Assert.Contains("the prediction never changes", constant.Refusal, StringComparison.Ordinal);
        Assert.Null(constant.ToScore());
        Assert.Equal(0, constant.Value);
        Assert.Contains("the true rate never changes", BlockCorrelation.Of(s_truth.AsSpan(0, 50), new float[50]).Refusal, StringComparison.Ordinal);
        Assert.Contains("at least 2 frames", BlockCorrelation.Of(new float[1], new float[1]).Refusal, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BlockCorrelation.Of(new float[3], new float[4]));
    }

    private static float[] Draw(string name, int count)
    {
        var stream = new RandomStream(1, name);
        return [.. Enumerable.Range(0, count).Select(_ => (float)stream.NextUniform(-1, 1))];
    }

    private static float[] Without(float[] series, int block) => [.. series.Where((_, t) => t < series.Length * block / 20 || t >= series.Length * (block + 1) / 20)];

    private static double Pearson(float[] x, float[] y) => PearsonCorrelation.Of([.. x.Select(v => (double)v)], [.. y.Select(v => (double)v)]).Value;
}
