using RetinaBench.Stimuli;

namespace RetinaBench.Models.EncodingModels;

/// <summary>One cell's responses to a movie: what an encoding model is fitted to.</summary>
/// <remarks>Immutable as long as nobody changes the memory that it was made of.</remarks>
public sealed record CellRecording
{
    private const double LargestRate = 1e6;

    /// <summary>Makes a recording.</summary>
    /// <param name="movie">What the cell was shown.</param>
    /// <param name="responses">[frame], one for each frame of the movie, 0 or more and finite; not copied.</param>
    /// <param name="unit">What the responses count.</param>
    /// <param name="frameRate">Frames a second, above 0 to 1,000,000.</param>
    /// <exception cref="InputException">The numbers do not fit together or are out of range; the message names the first that is not valid.</exception>
    public CellRecording(IFrameSequence movie, ReadOnlyMemory<float> responses, ResponseUnit unit, double frameRate)
    {
        ArgumentNullException.ThrowIfNull(movie);
        if (responses.Length != movie.Geometry.Frames)
            throw new InputException(FormattableString.Invariant($"recording: {responses.Length} responses to {movie.Geometry.Frames} frames: there must be one for each"));
        int odd = responses.Span.IndexOfAnyExceptInRange(0, float.MaxValue);
        if (odd >= 0)
            throw new InputException(FormattableString.Invariant($"recording: the response to frame {odd} is {responses.Span[odd]}: valid are finite numbers from 0"));
        if (!(frameRate > 0 && frameRate <= LargestRate))
            throw new InputException(FormattableString.Invariant($"recording: {frameRate} frames a second are not in (0, {LargestRate}]"));
        (Movie, Responses, Unit, FrameRate) = (movie, responses, unit, frameRate);
    }

    /// <summary>What the cell was shown.</summary>
    public IFrameSequence Movie { get; }

    /// <summary>[frame], in <see cref="Unit"/>.</summary>
    public ReadOnlyMemory<float> Responses { get; }

    /// <summary>What the responses count.</summary>
    public ResponseUnit Unit { get; }

    /// <summary>Frames a second.</summary>
    public double FrameRate { get; }
}
