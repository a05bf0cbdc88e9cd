using System.Collections.Concurrent;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>The frames that models of a recorded cell are tested on, and what the cell answered.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="movie">The movie, in the window of the cell.</param>
/// <param name="counts">[trials][frames], counted spikes.</param>
/// <param name="stretchFrames">Frames that follow on each other without a gap.</param>
internal sealed class RecordedTest(IFrameSequence movie, double[][] counts, int stretchFrames)
{
    private readonly ConcurrentDictionary<int, Lazy<RecordedAnswers>> _answers = [];

    /// <summary>The movie.</summary>
    public IFrameSequence Movie => movie;

    /// <summary>Trials that showed these frames.</summary>
    public int Trials => counts.Length;

    /// <summary>What the cell answered in the frames that have a whole past.</summary>
    /// <param name="past">Frames before the current one that a prediction depends on.</param>
    public RecordedAnswers Answers(int past) => _answers.GetOrAdd(past, p => new(() => Find(p))).Value;

    /// <summary>What a fitted model predicts for these frames, in spikes a frame.</summary>
    /// <param name="model">The model.</param>
    /// <param name="past">Frames before the current one that it is given, at least as many as it depends on.</param>
    public float[] Predict(IFittedEncoding model, int past)
    {
        RecordedAnswers answers = Answers(past);
        if (answers.Frames.Count == 0)
            return [];
        float[] all = CheckedPrediction.Of(model, movie, past);
        return [.. answers.Frames.Select(frame => all[frame - past])];
    }

    private RecordedAnswers Find(int past)
    {
        int[] frames = [.. Enumerable.Range(0, movie.Geometry.Frames).Where(frame => frame % stretchFrames >= past)];
        double[][] kept = [.. counts.Select(trial => frames.Select(frame => trial[frame]).ToArray())];
        return new(frames, kept, kept.Length > 1 && frames.Length > 1 ? new RepeatedResponses(kept) : null);
    }
}
