using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Encoding;

/// <summary>A null: a model that is fitted to the same responses, but each given to another frame, drawn at random.</summary>
/// <remarks>What is left of a recording is its mean and its noise. A tenth of the usual steps shows that; more would not find more. Thread-safe if the model is.</remarks>
/// <param name="model">The model.</param>
public sealed class ShuffledSpikesModel(IEncodingModel model) : IEncodingModel, IEncodingVariants
{
    private const double ShareOfSteps = 0.1;

    /// <inheritdoc/>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        ReadOnlySpan<float> responses = recording.Responses.Span;
        int[] frames = new RandomStream(options.Seed, "shuffled-spikes/frames").DrawWithoutReplacement(responses.Length, responses.Length);
        float[] shuffled = new float[frames.Length];
        for (int t = 0; t < frames.Length; t++)
            shuffled[frames[t]] = responses[t];
        return model.Fit(new(recording.Movie, shuffled, recording.Unit, recording.FrameRate), options with { Effort = ShareOfSteps * options.Effort }, cancellation);
    }

    /// <inheritdoc/>
    public IEncodingModel? Variant(EncodingVariant variant) => (model as IEncodingVariants)?.Variant(variant) is { } member ? new ShuffledSpikesModel(member) : null;
}
