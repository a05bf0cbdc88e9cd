namespace RetinaBench.Recordings;

/// <summary>A stimulus that is held in memory.</summary>
/// <param name="movie">[frames, rows, columns].</param>
/// <param name="rows">Rows of a frame.</param>
/// <param name="columns">Columns of a frame.</param>
internal sealed class MovieStimulus(float[] movie, int rows, int columns) : RecordedStimulus(rows, columns, movie.Length / (rows * columns))
{
    private readonly float[] _movie = movie;

    /// <inheritdoc/>
    public override IFrameReader Open() => new Reader(_movie, Rows * Columns);

    private sealed class Reader(float[] movie, int size) : IFrameReader
    {
        private int _next;

        public bool TryRead(Span<float> frame)
        {
            if (_next == movie.Length)
                return false;
            movie.AsSpan(_next, size).CopyTo(frame);
            _next += size;
            return true;
        }
    }
}
