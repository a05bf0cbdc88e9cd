using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Turns rows of a movie, [frames, rows, columns], into traces and back.</summary>
/// <remarks>Squares of sixteen pixels by sixteen frames: a column of a movie alone would touch a cache line for each value.</remarks>
internal static unsafe class MovieRows
{
    private const int Square = 16;

    /// <summary>Reads the seen columns of one row of a movie into their traces.</summary>
    public static void Read(MovieGeometry geometry, float* movie, int row, MapRegion seen, TraceMap traces)
    {
        float* target = traces.At(row, 0) + traces.Frames.Padding, source = movie + ((nint)row * geometry.Columns);
        int length = traces.Frames.Length;
        nint perFrame = geometry.PixelsPerFrame;
        for (int column = seen.FirstColumn; column < seen.EndColumn; column += Square)
        {
            int endColumn = Math.Min(seen.EndColumn, column + Square);
            for (int frame = 0; frame < geometry.Frames; frame += Square)
            {
                int endFrame = Math.Min(geometry.Frames, frame + Square);
                for (int c = column; c < endColumn; c++)
                {
                    for (int t = frame; t < endFrame; t++)
                        target[(c * length) + t] = source[(t * perFrame) + c];
                }
            }
        }
    }

    /// <summary>Writes the traces of the seen columns of one row into a movie.</summary>
    public static void Write(MovieGeometry geometry, TraceMap traces, int row, MapRegion seen, float* movie)
    {
        float* source = traces.At(row, 0) + traces.Frames.Padding, target = movie + ((nint)row * geometry.Columns);
        int length = traces.Frames.Length;
        nint perFrame = geometry.PixelsPerFrame;
        for (int frame = 0; frame < geometry.Frames; frame += Square)
        {
            int endFrame = Math.Min(geometry.Frames, frame + Square);
            for (int column = seen.FirstColumn; column < seen.EndColumn; column += Square)
            {
                int endColumn = Math.Min(seen.EndColumn, column + Square);
                for (int t = frame; t < endFrame; t++)
                {
                    for (int c = column; c < endColumn; c++)
                        target[(t * perFrame) + c] = source[(c * length) + t];
                }
            }
        }
    }

    /// <summary>Sets every pixel of a movie outside of a region to zero.</summary>
    public static void ClearOutside(MovieGeometry geometry, MapRegion seen, Span<float> movie)
    {
        if (seen.IsEmpty)
        {
            movie.Clear();
            return;
        }

        // From the end of one line of the region to the start of the next all is outside.
        int end = 0;
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            for (int row = seen.FirstRow; row < seen.EndRow; row++)
            {
                int line = (frame * geometry.PixelsPerFrame) + (row * geometry.Columns);
                movie[end..(line + seen.FirstColumn)].Clear();
                end = line + seen.EndColumn;
            }
        }

        movie[end..].Clear();
    }
}
