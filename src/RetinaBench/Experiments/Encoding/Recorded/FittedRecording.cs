using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>A fitted model beside the recorded cell that it was fitted to: everything that is measured on it. Nobody knows the truth, so that nothing is held against it.</summary>
/// <param name="fit">The fitted model.</param>
/// <param name="cell">The cell.</param>
/// <param name="leastPast">Frames of the past that tested frames have at least.</param>
/// <param name="seed">Seed of the fit, from which random sets of filters are drawn as well.</param>
internal sealed class FittedRecording(IFittedEncoding fit, RecordedCell cell, int leastPast, ulong seed)
{
    private const int TraceFrames = 300, MostTrials = 20;

    private readonly int _past = Math.Max(fit.Lags - 1, leastPast);

    /// <summary>Measures it.</summary>
    /// <param name="frames">Frames that it was fitted to.</param>
    /// <param name="features">Whether filters, pruning, further scores and a stretch of the prediction are measured.</param>
    /// <param name="others">Cells whose answers are predicted as well.</param>
    /// <exception cref="InvalidOperationException">The model predicts what is no rate, or shows filters that do not fit together.</exception>
    public EncodingFitRow Measure(int frames, bool features, IReadOnlyList<RecordedCell> others)
    {
        RecordedAnswers answers = cell.Test.Answers(_past);
        float[] predicted = cell.Test.Predict(fit, _past);
        var correlation = BlockCorrelation.Of(predicted, answers.Mean);
        var row = new EncodingFitRow
        {
            Seed = seed,
            Frames = frames,
            TestFrames = answers.Frames.Count,
            ValidationLoss = fit.Course.FirstOrDefault(stage => stage.Chosen)?.ValidationLoss,
            Correlation = ScoreOf(correlation, answers),
            NoCorrelation = correlation.Refusal,
            OtherCells = others.Count == 0 ? null : [.. others.Select(other => new CellCorrelation(other.Name, ScoreOn(other)))],
        };
        return features ? WithFeatures(row, answers, predicted, correlation) : row;
    }

    private EncodingFitRow WithFeatures(EncodingFitRow row, RecordedAnswers answers, float[] predicted, BlockCorrelation correlation)
    {
        MovieGeometry geometry = cell.Test.Movie.Geometry;
        IReadOnlyList<FittedFilterRow>? filters = fit is IFilterSource source ? FilterAnalysis.Of(source.Filters, null, geometry.Rows, geometry.Columns) : null;
        return row with
        {
            Filters = filters,
            Pruning = filters is { Count: > 0 } && fit is IFilterSelection selection
                ? FilterPruning.Of(selection, filters, correlation, model => BlockCorrelation.Of(cell.Test.Predict(model, _past), answers.Mean), seed) : null,
            Trace = TraceOf(answers, predicted),
            Scores = answers.Repeated is { } repeated ? ScoresOf(repeated, [.. predicted.Select(rate => (double)rate)]) : null,
        };
    }

    private static Score? ScoreOf(BlockCorrelation correlation, RecordedAnswers answers) => correlation.ToScore(PredictionScore.MaximumCorrelationName, answers.MaximumCorrelation);

    private Score? ScoreOn(RecordedCell other)
    {
        RecordedAnswers answers = other.Test.Answers(_past);
        return ScoreOf(BlockCorrelation.Of(other.Test.Predict(fit, _past), answers.Mean), answers);
    }

    private static IReadOnlyList<Score> ScoresOf(RepeatedResponses repeated, double[] predicted) =>
    [
        .. new[]
        {
            PredictionScore.CorrelationBelowHalves(repeated, predicted, out _),
            PredictionScore.VarianceExplained(repeated, predicted, out _),
            PredictionScore.SingleRepeats(repeated, predicted, out _),
        }.OfType<Score>(),
    ];

    // The first tested frames that follow on each other; where frames were shown once, the counts themselves are the rate.
    private PredictedTrace? TraceOf(RecordedAnswers answers, float[] predicted)
    {
        int frames = answers.Frames.TakeWhile((frame, i) => i < TraceFrames && frame == answers.Frames[0] + i).Count();
        double rate = cell.Fitted.FrameRate;
        return frames == 0 ? null : new(
            rate,
            [.. predicted.Take(frames).Select(value => (float)(value * rate))],
            [.. answers.Mean.Take(frames).Select(value => (float)(value * rate))],
            [.. answers.Trials.Take(MostTrials).Select(trial => (IReadOnlyList<int>)[.. Enumerable.Range(0, frames).Where(t => trial[t] > 0)])]);
    }
}
