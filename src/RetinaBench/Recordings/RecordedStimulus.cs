namespace RetinaBench.Recordings;

/// <summary>The frames of a stimulus, read from the first on: some are too large for memory and are made again as they are read.</summary>
/// <remarks>Thread-safe; each reader belongs to one thread.</remarks>
/// <param name="rows">Rows of a frame.</param>
/// <param name="columns">Columns of a frame.</param>
/// <param name="frames">Number of frames.</param>
public abstract class RecordedStimulus(int rows, int columns, long frames)
{
    /// <summary>Rows of a frame.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns of a frame.</summary>
    public int Columns { get; } = columns;

    /// <summary>Number of frames.</summary>
    public long Frames { get; } = frames;

    /// <summary>The two intensities of a stimulus that is known to have no others; null, unless said otherwise, for one of which that is not known.</summary>
    public virtual (float Low, float High)? Levels => null;

    /// <summary>Starts to read at the first frame.</summary>
    public abstract IFrameReader Open();
}
