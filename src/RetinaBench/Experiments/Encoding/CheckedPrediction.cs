using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Asks fitted models for predictions and trusts none.</summary>
internal static class CheckedPrediction
{
    /// <summary>What a model predicts for all frames of a movie from one on, in its own unit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="movie">The movie.</param>
    /// <param name="first">The first frame.</param>
    /// <exception cref="InvalidOperationException">The model predicts what is no rate.</exception>
    public static float[] Of(IFittedEncoding model, IFrameSequence movie, int first)
    {
        float[] rate = new float[movie.Geometry.Frames - first];
        rate.AsSpan().Fill(float.NaN);
        model.Predict(movie, first, rate);
        int odd = rate.AsSpan().IndexOfAnyExceptInRange(0, float.MaxValue);
        return odd < 0
            ? rate
            : throw new InvalidOperationException(FormattableString.Invariant($"the fitted model predicts {rate[odd]} for frame {first + odd}: a rate is 0 or more and finite"));
    }
}
