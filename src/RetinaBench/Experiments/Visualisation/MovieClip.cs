using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>The middle of a movie in 17 shades, small enough to be kept in a record and shown in a report.</summary>
/// <param name="Frames">Number of frames.</param>
/// <param name="Rows">Height in pixels.</param>
/// <param name="Columns">Width in pixels.</param>
/// <param name="Data">Base64 of the zlib stream (RFC 1950) of [frames, rows, columns] bytes, 128 + 15 n for the intensity n / 8, n from -8 to 8.</param>
public sealed record MovieClip(int Frames, int Rows, int Columns, string Data)
{
    // Noise of the start in 8 bits would be three quarters of a record; steps of an eighth cannot be told apart in a small picture.
    private const int Middle = 128, Shades = 8, Step = 15;

    // 250 MB at most, so that a hostile record cannot ask for more.
    private const int MostFrames = 1000, MostSide = 500;

    /// <summary>Cuts the middle out of a movie.</summary>
    /// <param name="movie">Intensities in [-1, 1], [frames, rows, columns].</param>
    /// <param name="geometry">Its shape.</param>
    /// <param name="size">Rows and columns of the clip; the movie's own where it has fewer.</param>
    public static MovieClip Of(ReadOnlySpan<float> movie, MovieGeometry geometry, int size)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        int rows = Math.Min(size, geometry.Rows), columns = Math.Min(size, geometry.Columns), top = (geometry.Rows - rows) / 2, left = (geometry.Columns - columns) / 2;
        byte[] bytes = new byte[geometry.Frames * rows * columns];
        int next = 0;
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            for (int row = top; row < top + rows; row++)
            {
                foreach (float x in movie.Slice((frame * geometry.PixelsPerFrame) + (row * geometry.Columns) + left, columns))
                    bytes[next++] = (byte)(Middle + (Step * (int)MathF.Round(Shades * Math.Clamp(x, -1, 1))));
            }
        }

        return new(geometry.Frames, rows, columns, PackedBytes.Pack(bytes));
    }

    /// <summary>What is wrong with a clip that was read from a file; null for one whose bytes can be had.</summary>
    public string? FindFault()
    {
        if (Frames is < 1 or > MostFrames || Rows is < 1 or > MostSide || Columns is < 1 or > MostSide)
            return FormattableString.Invariant($"a clip of {Frames} x {Rows} x {Columns} is not within 1 to {MostFrames} frames of 1 to {MostSide} pixels a side");
        try
        {
            ToBytes();
            return null;
        }
        catch (InvalidDataException e)
        {
            return $"a clip is damaged: {OneLine.Of(e.Message)}";
        }
    }

    /// <summary>The bytes, [frames, rows, columns].</summary>
    /// <exception cref="InvalidDataException">The data are damaged or of another length.</exception>
    public byte[] ToBytes() => PackedBytes.Unpack(Data, checked(Frames * Rows * Columns));
}
