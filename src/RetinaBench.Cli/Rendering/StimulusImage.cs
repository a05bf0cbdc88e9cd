using RetinaBench.Reports.Figures;
using RetinaBench.Stimuli;

namespace RetinaBench.Cli.Rendering;

/// <summary>Draws the movie of a stimulus as PNG: intensity 0 black, 1 white, values beyond cut off; a movie with negative intensities is one around 0, which is then grey.</summary>
/// <param name="stimulus">The stimulus.</param>
/// <param name="scale">Pixels of the picture along each side of a pixel of the movie.</param>
internal sealed class StimulusImage(Stimulus stimulus, int scale)
{
    private static readonly FrameDelay Delay = FrameDelay.FramesPerSecond(15);

    private readonly int _rows = stimulus.Geometry.Rows * scale;
    private readonly int _columns = stimulus.Geometry.Columns * scale;
    private readonly double _black = HasNegative(stimulus) ? -0.5 : 0;

    /// <summary>One frame as a still picture.</summary>
    /// <param name="frame">Frame number, 0 to frames - 1.</param>
    public byte[] Frame(int frame)
    {
        using var png = new MemoryStream();
        PngWriter.Write(png, Pixels(frame), _rows, _columns);
        return png.ToArray();
    }

    /// <summary>All frames as an animated picture of 15 frames a second.</summary>
    public byte[] Animation()
    {
        using var png = new MemoryStream();
        var writer = new AnimatedPngWriter(png, _rows, _columns, stimulus.Geometry.Frames);
        for (int frame = 0; frame < stimulus.Geometry.Frames; frame++)
            writer.AddFrame(Pixels(frame), Delay);
        writer.Finish();
        return png.ToArray();
    }

    private byte[] Pixels(int frame)
    {
        MovieGeometry geometry = stimulus.Geometry;
        float[] intensities = new float[geometry.PixelsPerFrame];
        stimulus.RenderFrame(frame, intensities);
        byte[] pixels = new byte[_rows * _columns];
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _columns; column++)
                pixels[(row * _columns) + column] = (byte)Math.Round(255 * Math.Clamp(intensities[(row / scale * geometry.Columns) + (column / scale)] - _black, 0, 1));
        }

        return pixels;
    }

    private static bool HasNegative(Stimulus stimulus)
    {
        float[] frame = new float[stimulus.Geometry.PixelsPerFrame];
        for (int i = 0; i < stimulus.Geometry.Frames; i++)
        {
            stimulus.RenderFrame(i, frame);
            if (frame.AsSpan().ContainsAnyInRange(float.MinValue, -float.Epsilon))
                return true;
        }

        return false;
    }
}
