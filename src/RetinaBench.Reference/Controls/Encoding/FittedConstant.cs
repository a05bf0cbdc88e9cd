using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Encoding;

/// <summary>One response to all frames.</summary>
internal sealed class FittedConstant : IFittedEncoding, IFilterSource, IFilterSelection
{
    private readonly MovieGeometry _fitted;
    private readonly float _mean;

    private FittedConstant(MovieGeometry fitted, float mean, ResponseUnit unit) => (_fitted, _mean, Unit) = (fitted, mean, unit);

    /// <inheritdoc/>
    public int Lags => 1;

    /// <inheritdoc/>
    public ResponseUnit Unit { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FitStage> Course => [];

    /// <inheritdoc/>
    public IReadOnlyList<EncodingFilter> Filters => [];

    /// <summary>The mean over the first frames of a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="frames">Number of frames, at least 1.</param>
    public static FittedConstant Of(CellRecording recording, int frames)
    {
        double sum = 0;
        foreach (float response in recording.Responses.Span[..frames])
            sum += response;
        return new(recording.Movie.Geometry, (float)(sum / frames), recording.Unit);
    }

    /// <inheritdoc/>
    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        PredictedFrames.Check(_fitted.Rows, _fitted.Columns, Lags, movie, first, rate.Length);
        rate.Fill(_mean);
    }

    /// <inheritdoc/>
    public IFittedEncoding Keep(IReadOnlyList<int> filters)
    {
        KeptFilters.Check(filters, 0);
        return this;
    }
}
