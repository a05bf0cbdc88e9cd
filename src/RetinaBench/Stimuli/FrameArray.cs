namespace RetinaBench.Stimuli;

/// <summary>A movie that lies in memory as numbers.</summary>
/// <remarks>Immutable as long as nobody changes the memory that it was made of. Thread-safe.</remarks>
public sealed class FrameArray : IFrameSequence
{
    private readonly ReadOnlyMemory<float> _pixels;

    /// <summary>Makes a movie of numbers, which are not copied.</summary>
    /// <param name="geometry">Its shape.</param>
    /// <param name="pixels">Intensities, [frames, rows, columns].</param>
    /// <exception cref="ArgumentException">There are more or fewer values than the geometry has pixels.</exception>
    public FrameArray(MovieGeometry geometry, ReadOnlyMemory<float> pixels)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (pixels.Length != geometry.Pixels)
            throw new ArgumentException(FormattableString.Invariant($"a movie of {geometry} has {geometry.Pixels} pixels, not {pixels.Length}"), nameof(pixels));
        Geometry = geometry;
        _pixels = pixels;
    }

    /// <inheritdoc/>
    public MovieGeometry Geometry { get; }

    /// <inheritdoc/>
    public void Read(int first, Span<float> pixels)
    {
        FrameBlock.Count(Geometry, first, pixels.Length);
        _pixels.Span.Slice(first * Geometry.PixelsPerFrame, pixels.Length).CopyTo(pixels);
    }
}
