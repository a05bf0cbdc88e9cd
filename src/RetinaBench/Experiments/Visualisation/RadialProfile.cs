using System.Text.Json.Serialization;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>Mean intensity around the middle of a pattern as a function of the distance, in rings two pixels wide.</summary>
/// <param name="Frame">The frame with the most contrast, that is the largest sum of squares; the last of equals.</param>
/// <param name="Row">Row of the centre of that contrast, in pixels.</param>
/// <param name="Column">Column of the centre of that contrast, in pixels.</param>
/// <param name="Means">Mean intensity of the pixels at distances [0, 2), [2, 4), [4, 6) ... from the pixel nearest to the centre; 0 for a ring outside of the movie.</param>
public sealed record RadialProfile(int Frame, double Row, double Column, IReadOnlyList<double> Means)
{
    /// <summary>Width of a ring, in pixels.</summary>
    public const int RingWidth = 2;

    /// <summary>Distance of the middle of each ring from the centre, in pixels.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> Distances => [.. Means.Select((_, ring) => (ring + 0.5) * RingWidth)];

    /// <summary>Measures a movie at its peak frame; null for a movie without contrast.</summary>
    /// <param name="movie">Intensities, [frames, rows, columns], 0 being the background.</param>
    /// <param name="geometry">Its shape.</param>
    /// <param name="rings">Number of rings.</param>
    public static RadialProfile? Of(ReadOnlySpan<float> movie, MovieGeometry geometry, int rings)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        int peak = -1;
        double most = 0;
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            double contrast = 0;
            foreach (float x in movie.Slice(frame * geometry.PixelsPerFrame, geometry.PixelsPerFrame))
                contrast += (double)x * x;
            if (contrast > 0 && contrast >= most)
                (peak, most) = (frame, contrast);
        }

        return peak < 0 ? null : Of(movie.Slice(peak * geometry.PixelsPerFrame, geometry.PixelsPerFrame), geometry, rings, peak, most);
    }

    private static RadialProfile Of(ReadOnlySpan<float> pixels, MovieGeometry geometry, int rings, int frame, double contrast)
    {
        double centerRow = 0, centerColumn = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            double share = (double)pixels[i] * pixels[i] / contrast;
            centerRow += share * (i / geometry.Columns);
            centerColumn += share * (i % geometry.Columns);
        }

        double[] sums = new double[rings];
        int[] counts = new int[rings];
        double row = Math.Round(centerRow), column = Math.Round(centerColumn);
        for (int i = 0; i < pixels.Length; i++)
        {
            int ring = (int)(double.Hypot((i / geometry.Columns) - row, (i % geometry.Columns) - column) / RingWidth);
            if (ring >= rings)
                continue;
            sums[ring] += pixels[i];
            counts[ring]++;
        }

        return new(frame, centerRow, centerColumn, [.. sums.Zip(counts, (sum, count) => count > 0 ? sum / count : 0)]);
    }
}
