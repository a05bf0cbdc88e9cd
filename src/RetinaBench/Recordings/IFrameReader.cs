namespace RetinaBench.Recordings;

/// <summary>Reads a stimulus frame by frame. Not thread-safe.</summary>
public interface IFrameReader
{
    /// <summary>Reads the next frame.</summary>
    /// <param name="frame">Receives [rows, columns].</param>
    /// <returns>False after the last frame; the span is then left as it is.</returns>
    bool TryRead(Span<float> frame);
}
