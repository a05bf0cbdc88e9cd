namespace RetinaBench.Stimuli.FlashedImages;

/// <summary>Images with the spectrum of natural scenes, flashed one after the other with grey in between; there is no right answer.</summary>
/// <remarks>
/// One point without coordinates and no classes; labels are -1. Stimulus k is image k for its frames, then grey; the image follows from the
/// <see cref="RandomStream"/> of purpose <c>&lt;environment&gt;/images</c> with indices 0 and k, see <see cref="SpectralImage"/>. Intensities are rounded
/// to 1/128 of the contrast, as images have levels: so that all machines show the same ones, whatever the last digit of their cosines.
/// </remarks>
public sealed class FlashedImagesEnvironment : IStimulusEnvironment
{
    /// <summary>Levels of intensity in one standard deviation.</summary>
    public const int Levels = 128;

    private readonly SpectralImage _images;

    /// <summary>Makes an environment.</summary>
    /// <param name="name">Its name: letters, digits, '-', '_' and '.'.</param>
    /// <param name="version">Its version, at least 1.</param>
    /// <param name="options">Its parameters.</param>
    /// <exception cref="InputException">The name, the version or an option is not valid.</exception>
    public FlashedImagesEnvironment(string name, int version, FlashedImagesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        EnvironmentName.Check(name, version);
        if (options.Problems() is [OptionProblem problem, ..])
            throw new InputException($"environment '{name}': {problem.Member}: {problem.What}");
        (Name, Version, Options, Geometry) = (name, version, options, options.Geometry);
        _images = new(options.Rows, options.Columns, options.Exponent);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Version { get; }

    /// <summary>The parameters.</summary>
    public FlashedImagesOptions Options { get; }

    /// <inheritdoc/>
    public MovieGeometry Geometry { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => [];

    /// <inheritdoc/>
    public IReadOnlyList<EnvironmentPoint> Points { get; } = [new([])];

    /// <inheritdoc/>
    public Stimulus Create(int point, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(point, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        float[] frames = new float[Geometry.Pixels];
        Draw(ordinal, frames);
        return Stimulus.FromFrames(FormattableString.Invariant($"{Name}/0/{ordinal}"), Geometry, frames, -1, new(this, 0, ordinal));
    }

    /// <summary>Flashes the first images one after the other as one movie, with grey before the first.</summary>
    /// <param name="images">How many, at least 1.</param>
    /// <param name="lead">Frames of grey before the first image, 0 or more.</param>
    /// <returns>[lead + images x frames of one, rows, columns].</returns>
    public FrameArray Sequence(int images, int lead)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(lead);
        MovieGeometry all = Geometry with { Frames = checked(lead + (images * Geometry.Frames)) };
        float[] frames = new float[all.Pixels];
        frames.AsSpan(0, lead * Geometry.PixelsPerFrame).Fill((float)Options.Mean);
        for (int image = 0; image < images; image++)
            Draw(image, frames.AsSpan((lead * Geometry.PixelsPerFrame) + (image * Geometry.Pixels), Geometry.Pixels));
        return new(all, frames);
    }

    private void Draw(int ordinal, Span<float> frames)
    {
        double[] image = _images.Draw(new RandomStream(Options.Seed, $"{Name}/images", 0, (uint)ordinal));
        int size = Geometry.PixelsPerFrame;
        for (int i = 0; i < size; i++)
            frames[i] = (float)(Options.Mean + (Options.Contrast * Math.Round(image[i] * Levels) / Levels));
        for (int frame = 1; frame < Options.FlashFrames; frame++)
            frames[..size].CopyTo(frames[(frame * size)..]);
        frames[(Options.FlashFrames * size)..].Fill((float)Options.Mean);
    }
}
