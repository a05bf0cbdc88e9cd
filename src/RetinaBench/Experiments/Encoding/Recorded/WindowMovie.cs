using RetinaBench.Recordings;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>Collects the part of a stimulus that lies in a window, frame by frame: as bits where the stimulus has two intensities, as numbers where it may have more.</summary>
/// <param name="window">The window.</param>
/// <param name="frames">Frames that will be added.</param>
/// <param name="stimulus">The stimulus.</param>
internal sealed class WindowMovie(FieldWindow window, int frames, RecordedStimulus stimulus)
{
    // The noise of ground-truth cells has a deviation of one half around zero; intensities of recordings have any unit.
    private const double Deviation = 0.5;

    private const int PixelsPerByte = 8;

    private readonly MovieGeometry _geometry = new(frames, window.Rows, window.Columns);
    private readonly int _frameBytes = FramePacker.PackedLength(window.Rows * window.Columns);
    private readonly byte[] _bits = stimulus.Levels is null ? [] : new byte[(long)frames * FramePacker.PackedLength(window.Rows * window.Columns)];
    private readonly float[] _pixels = stimulus.Levels is null ? new float[(long)frames * window.Rows * window.Columns] : [];
    private int _added;

    /// <summary>Adds the next frame.</summary>
    /// <param name="frame">[rows, columns] of the stimulus.</param>
    public void Add(ReadOnlySpan<float> frame)
    {
        for (int row = 0; row < window.Rows; row++)
        {
            ReadOnlySpan<float> line = frame.Slice(((window.Top + row) * stimulus.Columns) + window.Left, window.Columns);
            if (stimulus.Levels is { } levels)
                AddBits(line, row * window.Columns, levels.High);
            else
                line.CopyTo(_pixels.AsSpan((_added * _geometry.PixelsPerFrame) + (row * window.Columns)));
        }

        _added++;
    }

    /// <summary>Mean and standard deviation of all intensities.</summary>
    public (double Mean, double Deviation) Moments()
    {
        if (stimulus.Levels is { } levels)
            return ((levels.Low + (double)levels.High) / 2, Math.Abs(levels.High - (double)levels.Low) / 2);
        double mean = 0, squares = 0;
        foreach (float pixel in _pixels)
            mean += pixel;
        mean /= _pixels.Length;
        foreach (float pixel in _pixels)
            squares += (pixel - mean) * (pixel - mean);
        return (mean, Math.Sqrt(squares / _pixels.Length));
    }

    /// <summary>The movie, with intensities around zero and of the deviation of the noise that ground-truth cells are shown.</summary>
    /// <param name="moments">Mean and standard deviation, above 0, of the part that models are fitted to.</param>
    public IFrameSequence ToMovie((double Mean, double Deviation) moments)
    {
        float Scaled(double pixel) => (float)((pixel - moments.Mean) * Deviation / moments.Deviation);
        if (stimulus.Levels is { } levels)
            return new PackedMovie(_geometry, _bits, Scaled(levels.Low), Scaled(levels.High));
        foreach (ref float pixel in _pixels.AsSpan())
            pixel = Scaled(pixel);
        return new FrameArray(_geometry, _pixels);
    }

    private void AddBits(ReadOnlySpan<float> line, int first, float high)
    {
        Span<byte> bits = _bits.AsSpan(_added * _frameBytes, _frameBytes);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == high)
                bits[(first + i) / PixelsPerByte] |= (byte)(1 << ((first + i) % PixelsPerByte));
        }
    }
}
