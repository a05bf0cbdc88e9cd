namespace RetinaBench.Stimuli;

/// <summary>One movie with its label, in sparse form (a scene), dense form (frames) or both.</summary>
/// <remarks>Immutable; may be read from any number of threads.</remarks>
public sealed class Stimulus
{
    private readonly ReadOnlyMemory<float> _frames;

    private Stimulus(string id, MovieGeometry geometry, Scene? scene, ReadOnlyMemory<float> frames, int label, StimulusOrigin? origin)
    {
        Id = id;
        Geometry = geometry;
        Scene = scene;
        _frames = frames;
        Label = label;
        Origin = origin;
    }

    /// <summary>A stimulus drawn from its scene.</summary>
    /// <param name="id">A name unique within its environment or file.</param>
    /// <param name="scene">What is shown.</param>
    /// <param name="label">Index into the environment's classes, or -1 where there is no right answer.</param>
    /// <param name="origin">Where it came from, when an environment made it.</param>
    public static Stimulus FromScene(string id, Scene scene, int label, StimulusOrigin? origin = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(scene);
        return new(id, scene.Geometry, scene, default, label, origin);
    }

    /// <summary>A stimulus given as frames.</summary>
    /// <param name="id">A name unique within its environment or file.</param>
    /// <param name="geometry">Its shape.</param>
    /// <param name="frames">Intensities, [frames, rows, columns]; kept, not copied.</param>
    /// <param name="label">Index into the environment's classes, or -1 where there is no right answer.</param>
    /// <param name="origin">Where it came from, when an environment made it.</param>
    public static Stimulus FromFrames(string id, MovieGeometry geometry, ReadOnlyMemory<float> frames, int label, StimulusOrigin? origin = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(geometry);
        if (frames.Length != geometry.Pixels)
            throw new ArgumentException($"a movie of {geometry} has {geometry.Pixels} values, not {frames.Length}", nameof(frames));
        return new(id, geometry, null, frames, label, origin);
    }

    /// <summary>A name unique within its environment or file, for example <c>alpha-sweep/12/399</c>.</summary>
    public string Id { get; }

    /// <summary>The shape of the movie, [frames, rows, columns].</summary>
    public MovieGeometry Geometry { get; }

    /// <summary>The sparse form, or null for a stimulus that only exists as frames.</summary>
    public Scene? Scene { get; }

    /// <summary>Index of the right answer among the environment's classes, or -1 where there is none.</summary>
    public int Label { get; }

    /// <summary>The environment and index that made it, or null for an explicit stimulus.</summary>
    public StimulusOrigin? Origin { get; }

    /// <summary>Draws one frame of the dense form.</summary>
    /// <param name="frame">Frame number, 0 to frames - 1.</param>
    /// <param name="pixels">Receives [rows, columns] intensities.</param>
    public void RenderFrame(int frame, Span<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Geometry.Frames);
        int size = Geometry.PixelsPerFrame;
        if (pixels.Length != size)
            throw new ArgumentException($"a frame of {Geometry} has {size} values, not {pixels.Length}", nameof(pixels));
        if (Scene is not null)
            Scene.RenderFrame(frame, pixels);
        else
            _frames.Span.Slice(frame * size, size).CopyTo(pixels);
    }

    /// <summary>Draws the whole dense form.</summary>
    /// <param name="movie">Receives [frames, rows, columns] intensities.</param>
    public void Render(Span<float> movie)
    {
        if (movie.Length != Geometry.Pixels)
            throw new ArgumentException($"a movie of {Geometry} has {Geometry.Pixels} values, not {movie.Length}", nameof(movie));
        int size = Geometry.PixelsPerFrame;
        for (int frame = 0; frame < Geometry.Frames; frame++)
            RenderFrame(frame, movie.Slice(frame * size, size));
    }

    /// <summary>Number of lit pixels, those above 0, in all frames together.</summary>
    public long CountLitPixels()
    {
        float[] frame = new float[Geometry.PixelsPerFrame];
        long lit = 0;
        for (int i = 0; i < Geometry.Frames; i++)
        {
            RenderFrame(i, frame);
            foreach (float pixel in frame)
                lit += pixel > 0 ? 1 : 0;
        }

        return lit;
    }
}
