using System.Numerics;
using System.Text.Json.Serialization;
using MathNet.Numerics.IntegralTransforms;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>How much of a movie's contrast moves right and how much left.</summary>
/// <remarks>
/// <para>A pattern that moves right by v columns a frame, f(c - v t), has its spatiotemporal Fourier energy |F(k, w)|^2 on the line
/// w = -v k (Adelson and Bergen 1985, doi:10.1364/JOSAA.2.000284). Rightward energy is the sum over all rows of the energy where k and w
/// have opposite signs, leftward energy that where they have the same; what does not change in time (w = 0) or along columns (k = 0)
/// and, for even sizes, the highest frequency, whose sign means nothing, count for neither.</para>
/// <para>Energies are in squared units of intensity, of the unscaled transform divided by the number of pixels of a row's movie.</para>
/// </remarks>
/// <param name="Rightward">Energy that moves right, 0 or more.</param>
/// <param name="Leftward">Energy that moves left, 0 or more.</param>
public sealed record MotionEnergy(double Rightward, double Leftward)
{
    /// <summary>(R - L) / (R + L), from -1 (leftward alone) to 1 (rightward alone); 0 where nothing moves.</summary>
    [JsonIgnore]
    public double Index => Rightward + Leftward > 0 ? (Rightward - Leftward) / (Rightward + Leftward) : 0;

    /// <summary>Measures a movie.</summary>
    /// <param name="movie">Intensities, [frames, rows, columns].</param>
    /// <param name="geometry">Its shape.</param>
    /// <exception cref="ArgumentException">The movie has another size.</exception>
    public static MotionEnergy Of(ReadOnlySpan<float> movie, MovieGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (movie.Length != geometry.Pixels)
            throw new ArgumentException($"a movie of {geometry} has {geometry.Pixels} values, not {movie.Length}", nameof(movie));
        double rightward = 0, leftward = 0;
        // A movie is real: the energy at (k, w) is that at (-k, -w), so that half of the spatial frequencies tell all.
        var spectrum = new Complex[(geometry.Columns + 1) / 2][];
        for (int row = 0; row < geometry.Rows; row++)
        {
            if (!Transform(movie, geometry, row, spectrum))
                continue;
            for (int k = 1; k < spectrum.Length; k++)
            {
                for (int w = 1; w < geometry.Frames; w++)
                {
                    double energy = 2 * ((spectrum[k][w].Real * spectrum[k][w].Real) + (spectrum[k][w].Imaginary * spectrum[k][w].Imaginary));
                    int direction = Math.Sign(geometry.Frames - (2 * w));
                    rightward += direction < 0 ? energy : 0;
                    leftward += direction > 0 ? energy : 0;
                }
            }
        }

        double scale = (double)geometry.Frames * geometry.Columns;
        return new(rightward / scale, leftward / scale);
    }

    // [k][w] of one row, for k from 1 to below half the columns; false for a row without contrast.
    private static bool Transform(ReadOnlySpan<float> movie, MovieGeometry geometry, int row, Complex[][] spectrum)
    {
        var lines = new Complex[geometry.Frames][];
        bool any = false;
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            ReadOnlySpan<float> line = movie.Slice((frame * geometry.PixelsPerFrame) + (row * geometry.Columns), geometry.Columns);
            any |= line.ContainsAnyExcept(0f);
            lines[frame] = new Complex[geometry.Columns];
            for (int column = 0; column < line.Length; column++)
                lines[frame][column] = line[column];
        }

        if (!any)
            return false;
        foreach (Complex[] line in lines)
            Fourier.Forward(line, FourierOptions.NoScaling);
        for (int k = 1; k < spectrum.Length; k++)
        {
            spectrum[k] = [.. lines.Select(line => line[k])];
            Fourier.Forward(spectrum[k], FourierOptions.NoScaling);
        }

        return true;
    }
}
