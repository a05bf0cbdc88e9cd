using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding;

/// <summary>A fitted model beside the cell that it was fitted to: everything that is measured on it.</summary>
/// <param name="fit">The fitted model.</param>
/// <param name="cell">The cell.</param>
/// <param name="noise">The noise that it was fitted on.</param>
/// <param name="seed">Seed of the fit, from which spikes and random sets are drawn as well.</param>
internal sealed class FittedModel(IFittedEncoding fit, SubunitCell cell, SharedNoise noise, ulong seed)
{
    private const int TraceFrames = 300, TraceTrials = 10;

    private readonly int _past = Math.Max(fit.Lags, cell.TemporalFilter.Count) - 1;

    /// <summary>Measures it.</summary>
    /// <param name="frames">Frames that it was fitted to.</param>
    /// <param name="testBlocks">Fresh blocks to test on.</param>
    /// <param name="questions">What is measured beside the correlation.</param>
    /// <param name="images">The images; null where none are asked for.</param>
    /// <exception cref="InvalidOperationException">The model predicts what is no rate, or shows filters that do not fit together.</exception>
    public EncodingFitRow Measure(int frames, int testBlocks, EncodingQuestions questions, SharedImages? images)
    {
        PackedMovie test = noise.Movie(NoiseMovies.TestPart, testBlocks);
        float[] predicted = Predict(fit, test, _past);
        ReadOnlyMemory<float> truth = noise.TestRate(cell, testBlocks, _past);
        var correlation = BlockCorrelation.Of(predicted, truth.Span);
        var row = new EncodingFitRow
        {
            Seed = seed,
            Frames = frames,
            TestFrames = truth.Length,
            ValidationLoss = fit.Course.FirstOrDefault(stage => stage.Chosen)?.ValidationLoss,
            Correlation = correlation.ToScore(),
            NoCorrelation = correlation.Refusal,
        };
        if (questions.Features)
        {
            MovieGeometry geometry = test.Geometry;
            IReadOnlyList<FittedFilterRow>? filters = fit is IFilterSource source ? FilterAnalysis.Of(source.Filters, cell, geometry.Rows, geometry.Columns) : null;
            row = row with
            {
                Filters = filters,
                Pruning = filters is { Count: > 0 } && fit is IFilterSelection selection
                    ? FilterPruning.Of(selection, filters, correlation, model => BlockCorrelation.Of(Predict(model, test, _past), truth.Span), seed) : null,
                Field = TriggeredField.Of(test, _past, predicted, cell, new RandomStream(seed, "encoding/spikes")),
                Trace = TraceOf(predicted, truth.Span),
            };
        }

        if (questions.OtherCells)
            row = row with { OtherCells = [.. CellPopulation.Ten.Select(other => OnCell(other, testBlocks, predicted, questions.OtherFilters))] };
        return questions.Images == 0 ? row : row with { Images = OnImages(images!, questions.Images) };
    }

    // Filters in time are estimated from as many blocks as are tested on: those of the test part are no one's to fit.
    private CellCorrelation OnCell(SubunitCell other, int testBlocks, float[] predicted, bool behindFilter)
    {
        ReadOnlySpan<float> truth = noise.TestRate(other, testBlocks, _past).Span;
        IFittedEncoding? behind = behindFilter && fit is IFilteredInTime<IFittedEncoding> filtered
            ? filtered.BehindFilterOf(noise.Recording(other, ResponseUnit.Spikes, testBlocks)) : null;
        return new(
            other.Name,
            BlockCorrelation.Of(predicted, truth).ToScore(),
            behind is null ? null : BlockCorrelation.Of(Predict(behind, noise.Movie(NoiseMovies.TestPart, testBlocks), _past), truth).ToScore());
    }

    private static float[] RateOf(SubunitCell cell, FrameArray movie, int first)
    {
        float[] rate = new float[movie.Geometry.Frames - first];
        cell.Rate(movie, first, rate);
        return rate;
    }

    // In Hz, whatever the unit of the recording.
    private static float[] Predict(IFittedEncoding model, IFrameSequence movie, int first)
    {
        float[] rate = CheckedPrediction.Of(model, movie, first);
        if (model.Unit == ResponseUnit.Spikes)
        {
            foreach (ref float value in rate.AsSpan())
                value = (float)(value * SubunitCell.PublishedFrameRate);
        }

        return rate;
    }

    private PredictedTrace TraceOf(ReadOnlySpan<float> predicted, ReadOnlySpan<float> truth)
    {
        int frames = Math.Min(TraceFrames, truth.Length);
        float[] rate = [.. truth[..frames]];
        int[][] trials = new int[TraceTrials][];
        for (int trial = 0; trial < TraceTrials; trial++)
        {
            var stream = new RandomStream(seed, "encoding/trace", (uint)trial);
            trials[trial] = [.. Enumerable.Range(0, frames).Where(t => stream.NextDouble() < rate[t] / SubunitCell.PublishedFrameRate)];
        }

        return new(SubunitCell.PublishedFrameRate, [.. predicted[..frames]], rate, trials);
    }

    private ImageScore OnImages(SharedImages images, int count)
    {
        FrameArray movie = images.Movie(count, _past);
        int frames = images.Environment.Geometry.Frames;
        float[] predicted = Means(Predict(fit, movie, _past), frames), truth = Means(RateOf(cell, movie, _past), frames);
        return new(count, BlockCorrelation.Of(predicted, truth).ToScore(), predicted, truth);
    }

    private static float[] Means(float[] rate, int frames) =>
        [.. Enumerable.Range(0, rate.Length / frames).Select(image => rate.AsSpan(image * frames, frames).ToArray().Average())];
}
