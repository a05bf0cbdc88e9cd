using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>The first frames of a movie.</summary>
/// <param name="movie">The movie.</param>
/// <param name="frames">Frames, 1 to those of the movie.</param>
internal sealed class MoviePart(IFrameSequence movie, int frames) : IFrameSequence
{
    /// <inheritdoc/>
    public MovieGeometry Geometry { get; } = movie.Geometry with { Frames = frames };

    /// <inheritdoc/>
    public void Read(int first, Span<float> pixels)
    {
        // Refuses frames that the movie has and the part has not.
        FrameBlock.Count(Geometry, first, pixels.Length);
        movie.Read(first, pixels);
    }
}
