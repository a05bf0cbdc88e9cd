using RetinaBench.Stimuli;

namespace RetinaBench.Recordings;

/// <summary>A stimulus that can be read anywhere, as encoding models do.</summary>
/// <param name="movie">The movie.</param>
public sealed class MovieStimulus(IFrameSequence movie) : RecordedStimulus(movie.Geometry.Rows, movie.Geometry.Columns, movie.Geometry.Frames)
{
    /// <summary>The movie, [frames, rows, columns].</summary>
    public IFrameSequence Movie { get; } = movie;

    /// <inheritdoc/>
    public override IFrameReader Open() => new Reader(Movie);

    private sealed class Reader(IFrameSequence movie) : IFrameReader
    {
        private int _next;

        public bool TryRead(Span<float> frame)
        {
            if (_next == movie.Geometry.Frames)
                return false;
            movie.Read(_next++, frame);
            return true;
        }
    }
}
