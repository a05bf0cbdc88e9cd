using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Models.Validation.Fits;

/// <summary>A short recording of the published cell, other frames to predict, and fits of a model to it.</summary>
internal sealed class EncodingTrial
{
    // About 250 spikes: enough for any fit to go through, too few for a good one, which is not what is checked.
    private const int RecordedFrames = 20_000;
    private const int UnseenFrames = 2000;
    private const double Effort = 0.02;
    private const int Side = 8;
    private const ulong Seed = 20210;

    private readonly IEncodingModel _model;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<IFittedEncoding> _fitted;
    private readonly Lazy<float[]> _predictions;

    /// <summary>Makes the recording; nothing is fitted before it is asked for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellation">Ends fits early.</param>
    public EncodingTrial(IEncodingModel model, CancellationToken cancellation)
    {
        (_model, _cancellation) = (model, cancellation);
        Recording = SubunitCell.Published().Record(Noise(RecordedFrames, 0), ResponseUnit.Spikes, Seed);
        Unseen = Noise(UnseenFrames, 1);
        _fitted = new(() => Fit(threads: 1));
        _predictions = new(() => Predict(Fitted, First, UnseenFrames - First));
    }

    /// <summary>What the model is fitted to.</summary>
    public CellRecording Recording { get; }

    /// <summary>Frames that it is not fitted to.</summary>
    public IFrameSequence Unseen { get; }

    /// <summary>The model after its first fit, on one thread.</summary>
    public IFittedEncoding Fitted => _fitted.Value;

    /// <summary>The first of <see cref="Unseen"/> whose past is all there.</summary>
    public int First => Fitted.Lags - 1;

    /// <summary>What the first fit predicts for every frame from <see cref="First"/> on.</summary>
    public float[] Predictions => _predictions.Value;

    /// <summary>Fits the model anew, with the same seed.</summary>
    /// <param name="threads">Threads that it may use.</param>
    public IFittedEncoding Fit(int threads) =>
        _model.Fit(Recording, new() { Seed = Seed, Threads = threads, Effort = Effort }, _cancellation) ?? throw new ModelFaultException("the fit gave nothing");

    /// <summary>Predicts unseen frames.</summary>
    /// <param name="fitted">A fitted model.</param>
    /// <param name="first">The first frame.</param>
    /// <param name="count">Number of frames.</param>
    public float[] Predict(IFittedEncoding fitted, int first, int count)
    {
        // What a model leaves out is found.
        float[] rate = new float[count];
        Array.Fill(rate, float.NaN);
        fitted.Predict(Unseen, first, rate);
        return rate;
    }

    private static PackedMovie Noise(int frames, int ordinal) =>
        PackedNoise.Draw(new("validation", 1, new() { Frames = frames, Rows = Side, Columns = Side, Seed = Seed, CheckSize = 1, Mean = 0 }), ordinal);
}
