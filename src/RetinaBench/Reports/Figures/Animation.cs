namespace RetinaBench.Reports.Figures;

/// <summary>A grey movie that plays over and over, for example what makes a cell type respond most.</summary>
/// <param name="Name">For the name of its file, distinct within an exhibit, for example <c>ganglion-2</c>.</param>
/// <param name="Title">What it shows, for those who cannot see it as well, plain text.</param>
/// <param name="Frames">Number of frames, at least 1.</param>
/// <param name="Rows">Height in pixels.</param>
/// <param name="Columns">Width in pixels.</param>
/// <param name="Pixels">Grey values, [frames, rows, columns].</param>
internal sealed record Animation(string Name, string Title, int Frames, int Rows, int Columns, ReadOnlyMemory<byte> Pixels)
{
    /// <summary>How fast it plays; 51 frames take two and a half seconds.</summary>
    public const int FramesPerSecond = 20;

    /// <summary>The movie as an animated PNG: the same bytes for the same movie.</summary>
    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        var writer = new AnimatedPngWriter(png, Rows, Columns, Frames);
        int size = Rows * Columns;
        for (int frame = 0; frame < Frames; frame++)
            writer.AddFrame(Pixels.Span.Slice(frame * size, size), FrameDelay.FramesPerSecond(FramesPerSecond));
        writer.Finish();
        return png.ToArray();
    }
}
