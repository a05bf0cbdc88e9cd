using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Json;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class ScoreTests
{
    [SkippableFact]
    public void Correlation_GoldenResponses_CarriesEveryPart()
    {
        Score score = PredictionScore.Correlation(Golden.Responses, Golden.Prediction, out Refusal? refusal)!;
        Assert.Null(refusal);
        Assert.Equal(("CC", "CCmax"), (score.Measure, score.CeilingMeasure));
        Assert.Equal(Golden.Value("ccnorm_ddof1", "CCabs"), score.Raw, Golden.Rounding);
        Assert.Equal(Golden.Value("ccnorm_ddof1", "CCmax"), score.Ceiling!.Value, Golden.Rounding);
        Assert.Equal(Golden.Value("ccnorm_ddof1", "CCnorm"), score.Ceiled!.Value, Golden.Rounding);
        Assert.Equal((Resampled.Frames, 6), (score.Error!.Resampled, score.Error.Parts));
    }

    [SkippableFact]
    public void VarianceExplained_GoldenResponses_IsCeiledToFeve()
    {
        Score score = PredictionScore.VarianceExplained(Golden.Responses, Golden.Prediction, out _)!;
        Assert.Equal(1 - (Golden.Value("feve", "mse") / Golden.Value("feve", "total_var_ddof1")), score.Raw, Golden.Rounding);
        Assert.Equal(Golden.Value("feve", "FEVE"), score.Ceiled!.Value, Golden.Rounding);
    }

    [Fact]
    public void Correlation_WithoutCeiling_KeepsTheRawValueAndSaysWhy()
    {
        Score score = PredictionScore.Correlation(new([[1, 0, 1, 0], [0, 1, 0, 2]]), [1, 2, 3, 4], out _)!;
        Assert.Null(score.Ceiling);
        Assert.Null(score.Ceiled);
        Assert.Contains("signal power", score.NoCeiling, StringComparison.Ordinal);
        Assert.True(double.IsFinite(score.Raw));
    }

    [Fact]
    public void Correlation_OfAConstantPrediction_IsRefused()
    {
        Assert.Null(PredictionScore.Correlation(Golden.Responses, [1, 1, 1, 1, 1, 1], out Refusal? refusal));
        Assert.Equal(RefusalKind.InsufficientData, refusal!.Kind);
    }

    /// <summary>A signal whose correlation with the mean over noisy repeats is known.</summary>
    [Fact]
    public void Correlation_PlantedNoise_HasTheTruthInItsIntervalAsOftenAsItSays()
    {
        // 95 % of 200 are 190; five standard deviations of the binomial distribution below are 174.
        const int Draws = 200, Fewest = 174, Frames = 400, Repeats = 4;
        // Signal 1, noise of the mean over 4 repeats 1: the truth correlates by sqrt(1 / 2) with the mean.
        double truth = Math.Sqrt(0.5);
        int covered = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            var stream = new RandomStream((ulong)draw, "tests/score");
            double[] signal = [.. Enumerable.Range(0, Frames).Select(_ => StandardNormal.Draw(stream))];
            RepeatedResponses responses = new([.. Enumerable.Range(0, Repeats).Select(_ => signal.Select(s => s + (2 * StandardNormal.Draw(stream))).ToArray())]);
            ScoreError error = PredictionScore.Correlation(responses, signal, out _)!.Error!;
            Assert.Equal(PredictionScore.Blocks, error.Parts);
            covered += error.Lower <= truth && truth <= error.Upper ? 1 : 0;
        }

        Assert.InRange(covered, Fewest, Draws);
    }

    /// <summary>Scores 0.5, 0.7, 0.9: standard error 0.2 / sqrt(3), and t of 2 degrees of freedom is 4.302653 (any table).</summary>
    [Fact]
    public void Error_OfAMeanOverCells_IsStudents()
    {
        ScoreError error = ScoreError.OfMean([0.5, 0.7, 0.9], Resampled.Cells)!;
        Assert.Equal(0.2 / Math.Sqrt(3), error.StandardError, Golden.Rounding);
        Assert.Equal(0.7 + (4.302653 * 0.2 / Math.Sqrt(3)), error.Upper, 1e-6);
        Assert.Equal(3, error.Parts);
        Assert.Null(ScoreError.OfMean([0.5], Resampled.Seeds));
    }

    [Fact]
    public void Score_WrittenAndRead_IsTheSame()
    {
        Score score = PredictionScore.Correlation(Golden.Responses, Golden.Prediction, out _)!;
        Assert.Equal(score, StrictJson.Parse<Score>(StrictJson.Serialize(score), "score"));
        Assert.Contains("\"resampled\": \"frames\"", StrictJson.Serialize(score), StringComparison.OrdinalIgnoreCase);
    }
}
