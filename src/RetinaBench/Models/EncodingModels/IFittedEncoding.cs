using RetinaBench.Stimuli;

namespace RetinaBench.Models.EncodingModels;

/// <summary>An encoding model after its fit to one cell.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public interface IFittedEncoding
{
    /// <summary>Frames that a prediction depends on, the current one included; 1 or more.</summary>
    int Lags { get; }

    /// <summary>The unit of predictions: that of the recording.</summary>
    ResponseUnit Unit { get; }

    /// <summary>How the fit went, stage by stage; empty where a model is fitted in one piece.</summary>
    IReadOnlyList<FitStage> Course { get; }

    /// <summary>Predicts the mean responses to consecutive frames.</summary>
    /// <param name="movie">A movie of the rows and columns that the model was fitted on.</param>
    /// <param name="first">The first frame to predict, at least <see cref="Lags"/> - 1.</param>
    /// <param name="rate">Receives [frame]: as many predictions as it has room for, each 0 or more and finite.</param>
    /// <exception cref="ArgumentException">The frames, or the past of the first, are not all in the movie, or it has other rows or columns.</exception>
    void Predict(IFrameSequence movie, int first, Span<float> rate);
}
