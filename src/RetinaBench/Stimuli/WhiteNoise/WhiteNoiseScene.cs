namespace RetinaBench.Stimuli.WhiteNoise;

/// <summary>A movie of checks, each of one intensity for as long as a pattern stands: kept in checks and drawn in pixels.</summary>
public sealed class WhiteNoiseScene : Scene
{
    private readonly WhiteNoiseOptions _options;
    private readonly MovieGeometry _checks;
    private readonly float[] _deviations;

    internal WhiteNoiseScene(WhiteNoiseOptions options, float[] deviations)
        : base(options.Geometry)
    {
        _options = options;
        _checks = options.Checks;
        _deviations = deviations;
    }

    /// <summary>Deviations from the mean in units of the contrast, [patterns, rows of checks, columns of checks]: what responses are correlated with.</summary>
    public ReadOnlySpan<float> Deviations => _deviations;

    /// <inheritdoc/>
    public override void RenderFrame(int frame, Span<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Geometry.Frames);
        if (pixels.Length != Geometry.PixelsPerFrame)
            throw new ArgumentException($"a frame of {Geometry} has {Geometry.PixelsPerFrame} values, not {pixels.Length}", nameof(pixels));
        ReadOnlySpan<float> pattern = Deviations.Slice(frame / _options.Hold * _checks.PixelsPerFrame, _checks.PixelsPerFrame);
        for (int row = 0; row < Geometry.Rows; row++)
        {
            Span<float> line = pixels.Slice(row * Geometry.Columns, Geometry.Columns);
            int first = row / _options.CheckSize * _checks.Columns;
            for (int column = 0; column < line.Length; column++)
                line[column] = (float)(_options.Mean + (_options.Contrast * pattern[first + (column / _options.CheckSize)]));
        }
    }
}
