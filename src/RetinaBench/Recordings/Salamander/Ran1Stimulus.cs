namespace RetinaBench.Recordings.Salamander;

/// <summary>Binary white noise of <see cref="Ran1"/>, made as it is read: 1 where a number is above one half, else -1.</summary>
/// <remarks>Numbers run up the rows first, then along the columns, then on to the next frame; row 0 is the lowest on the screen.</remarks>
/// <param name="seed">Seed of the sequence.</param>
/// <param name="rows">Rows of a frame.</param>
/// <param name="columns">Columns of a frame.</param>
/// <param name="frames">Number of frames.</param>
public sealed class Ran1Stimulus(int seed, int rows, int columns, long frames) : RecordedStimulus(rows, columns, frames)
{
    /// <summary>Seed of the sequence.</summary>
    public int Seed { get; } = seed;

    /// <inheritdoc/>
    public override (float Low, float High)? Levels => (-1, 1);

    /// <inheritdoc/>
    public override IFrameReader Open() => new Reader(this);

    private sealed class Reader(Ran1Stimulus stimulus) : IFrameReader
    {
        private readonly Ran1 _numbers = new(stimulus.Seed);
        private long _read;

        public bool TryRead(Span<float> frame)
        {
            if (_read == stimulus.Frames)
                return false;
            for (int column = 0; column < stimulus.Columns; column++)
            {
                for (int row = 0; row < stimulus.Rows; row++)
                    frame[(row * stimulus.Columns) + column] = _numbers.NextIsUpper() ? 1 : -1;
            }

            _read++;
            return true;
        }
    }
}
