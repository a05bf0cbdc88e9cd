using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Turns rows of a movie, [frames, rows, columns], into traces and back.</summary>
/// <remarks>Squares of sixteen pixels by sixteen frames: a column of a movie alone would touch a cache line for each value.</remarks>
internal static unsafe class MovieRows
{
    private const int Square = 16;

    /// <summary>Reads one row of a movie into its traces.</summary>
    public static void Read(MovieGeometry geometry, float* movie, int row, TraceMap traces)
    {
        float* target = traces.At(row, 0) + traces.Frames.Padding, source = movie + ((nint)row * geometry.Columns);
        int length = traces.Frames.Length;
        nint perFrame = geometry.PixelsPerFrame;
        for (int column = 0; column < geometry.Columns; column += Square)
        {
            int endColumn = Math.Min(geometry.Columns, column + Square);
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

    /// <summary>Writes the traces of one row into a movie.</summary>
    public static void Write(MovieGeometry geometry, TraceMap traces, int row, float* movie)
    {
        float* source = traces.At(row, 0) + traces.Frames.Padding, target = movie + ((nint)row * geometry.Columns);
        int length = traces.Frames.Length;
        nint perFrame = geometry.PixelsPerFrame;
        for (int frame = 0; frame < geometry.Frames; frame += Square)
        {
            int endFrame = Math.Min(geometry.Frames, frame + Square);
            for (int column = 0; column < geometry.Columns; column += Square)
            {
                int endColumn = Math.Min(geometry.Columns, column + Square);
                for (int t = frame; t < endFrame; t++)
                {
                    for (int c = column; c < endColumn; c++)
                        target[(t * perFrame) + c] = source[(c * length) + t];
                }
            }
        }
    }

    /// <summary>Sets all rows of a movie outside of a range to zero.</summary>
    public static void ClearOutside(MovieGeometry geometry, int firstRow, int endRow, Span<float> movie)
    {
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            Span<float> pixels = movie.Slice(frame * geometry.PixelsPerFrame, geometry.PixelsPerFrame);
            pixels[..(firstRow * geometry.Columns)].Clear();
            pixels[(endRow * geometry.Columns)..].Clear();
        }
    }
}
