using System.Runtime.InteropServices;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>The smallest rectangle of rows and columns that holds every pixel that was ever other than 0, in any frame. Not thread-safe.</summary>
/// <param name="geometry">Shape of the movies.</param>
internal sealed class PixelBounds(MovieGeometry geometry)
{
    /// <summary>First row; the number of rows as long as all was 0.</summary>
    public int FirstRow { get; private set; } = geometry.Rows;

    /// <summary>One past the last row.</summary>
    public int EndRow { get; private set; }

    /// <summary>First column; the number of columns as long as all was 0.</summary>
    public int FirstColumn { get; private set; } = geometry.Columns;

    /// <summary>One past the last column.</summary>
    public int EndColumn { get; private set; }

    /// <summary>Widens the rectangle to what is not 0 in a movie.</summary>
    /// <param name="movie">[frames, rows, columns].</param>
    public void Include(ReadOnlySpan<float> movie)
    {
        // Bits are searched faster than numbers are compared; that -0 counts as seen does no harm.
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(movie);
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            ReadOnlySpan<int> pixels = bits.Slice(frame * geometry.PixelsPerFrame, geometry.PixelsPerFrame);
            int first = pixels.IndexOfAnyExcept(0);
            if (first < 0)
                continue;
            FirstRow = Math.Min(FirstRow, first / geometry.Columns);
            EndRow = Math.Max(EndRow, (pixels.LastIndexOfAnyExcept(0) / geometry.Columns) + 1);
            for (int row = FirstRow; row < EndRow; row++)
                IncludeLine(pixels.Slice(row * geometry.Columns, geometry.Columns));
        }
    }

    // Only what lies outside of the columns known so far can widen them.
    private void IncludeLine(ReadOnlySpan<int> line)
    {
        int first = line[..FirstColumn].IndexOfAnyExcept(0), last = line[EndColumn..].LastIndexOfAnyExcept(0);
        if (last >= 0)
            EndColumn += last + 1;
        if (first >= 0)
            FirstColumn = first;
    }
}
