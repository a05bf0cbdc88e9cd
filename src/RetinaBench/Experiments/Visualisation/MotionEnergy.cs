using System.Text.Json.Serialization;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>How much of a movie's contrast moves right and how much left.</summary>
/// <remarks>
/// <para>A pattern that moves right by v columns a frame, f(c - v t), has its spatiotemporal Fourier energy |F(k, w)|^2 on the line
/// w = -v k (Adelson and Bergen 1985, doi:10.1364/JOSAA.2.000284). Rightward energy is the sum over all rows of the energy where k and w
/// have opposite signs, leftward energy that where they have the same; what does not change in time (w = 0) or along columns (k = 0)
/// and, for even sizes, the highest frequency, whose sign means nothing, count for neither.</para>
/// <para>Energies are in squared units of intensity, of the unscaled transform divided by the number of pixels of a row's movie.</para>
/// <para>No frequency is computed one by one: by Parseval's theorem R + L is the sum of squares of the movie without what counts for
/// neither, and L - R, the energy weighted by sign(k) sign(w), the product of the movie's Hilbert transforms along time and along columns.</para>
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
        var row = new MotionEnergyRow(geometry);
        double both = 0, leftwardMinusRightward = 0;
        for (int r = 0; r < geometry.Rows; r++)
        {
            if (!row.Read(movie, r))
                continue;
            leftwardMinusRightward += row.LeftwardMinusRightward();
            both += row.Moving();
        }

        // Where all moves one way, rounding may leave the other way a little below 0.
        return new(Math.Max(0, (both - leftwardMinusRightward) / 2), Math.Max(0, (both + leftwardMinusRightward) / 2));
    }
}
