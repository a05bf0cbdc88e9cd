namespace RetinaBench.Stimuli;

/// <summary>A long movie that is read in blocks of frames, so that nobody need hold all of it as numbers.</summary>
/// <remarks>600,000 frames of 8 x 8 pixels are 154 MB in single precision and 4.8 MB as bits. Reading is thread-safe and gives the same values every time.</remarks>
public interface IFrameSequence
{
    /// <summary>Shape of the movie, [frames, rows, columns].</summary>
    MovieGeometry Geometry { get; }

    /// <summary>Reads consecutive frames.</summary>
    /// <param name="first">The first frame, from 0.</param>
    /// <param name="pixels">Receives intensities, [frames, rows, columns]: as many whole frames as it has room for.</param>
    /// <exception cref="ArgumentException">The frames are not all in the movie, or the span does not hold whole frames.</exception>
    void Read(int first, Span<float> pixels);
}
