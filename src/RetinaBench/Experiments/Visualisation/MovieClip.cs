using System.IO.Compression;
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

    /// <summary>Cuts the middle out of a movie.</summary>
    /// <param name="movie">Intensities in [-1, 1], [frames, rows, columns].</param>
    /// <param name="geometry">Its shape.</param>
    /// <param name="size">Rows and columns of the clip; the movie's own where it has fewer.</param>
    public static MovieClip Of(ReadOnlySpan<float> movie, MovieGeometry geometry, int size)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        int rows = Math.Min(size, geometry.Rows), columns = Math.Min(size, geometry.Columns), top = (geometry.Rows - rows) / 2, left = (geometry.Columns - columns) / 2;
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int frame = 0; frame < geometry.Frames; frame++)
            {
                for (int row = top; row < top + rows; row++)
                {
                    foreach (float x in movie.Slice((frame * geometry.PixelsPerFrame) + (row * geometry.Columns) + left, columns))
                        zlib.WriteByte((byte)(Middle + (Step * (int)MathF.Round(Shades * Math.Clamp(x, -1, 1)))));
                }
            }
        }

        return new(geometry.Frames, rows, columns, Convert.ToBase64String(bytes.ToArray()));
    }

    /// <summary>The bytes, [frames, rows, columns].</summary>
    /// <exception cref="InvalidDataException">The data are damaged or of another length.</exception>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[checked(Frames * Rows * Columns)];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(Data)), CompressionMode.Decompress);
            zlib.ReadExactly(bytes);
            if (zlib.ReadByte() < 0)
                return bytes;
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException)
        {
            throw new InvalidDataException($"the clip cannot be unpacked: {e.Message}", e);
        }

        throw new InvalidDataException($"the clip holds more than {Frames}x{Rows}x{Columns} bytes");
    }
}
