namespace RetinaBench.Stimuli.FlashedImages;

/// <summary>Random images whose amplitude spectrum falls with spatial frequency as that of natural scenes: patches cut out of larger Gaussian textures.</summary>
/// <remarks>
/// <para>z(x, y) = sum over the frequencies (u, v) of half a plane of f^-exponent (a cos p + b sin p), with p = 2 pi (u x + v y) / n, f = sqrt(u^2 + v^2) and a, b standard normal, on a periodic
/// texture of n x n pixels of which a patch of at most a quarter of the side is shown: so patches differ in their means, as those of natural scenes do. Divided by the standard
/// deviation sqrt(sum f^-2 exponent), which is the same at every pixel.</para>
/// <para>Only amplitudes are like those of natural scenes (Field 1987, doi:10.1364/JOSAA.4.002379); edges and objects, which lie in the phases, there are none. Immutable and thread-safe.</para>
/// </remarks>
internal sealed class SpectralImage
{
    private const int TextureSides = 4;

    private readonly int _rows;
    private readonly int _columns;
    private readonly int _side;
    private readonly (int U, int V, double Amplitude)[] _waves;
    private readonly double[] _cosines;

    /// <summary>Prepares the spectrum.</summary>
    /// <param name="rows">Height of an image in pixels.</param>
    /// <param name="columns">Width of an image in pixels.</param>
    /// <param name="exponent">How fast the amplitude falls with frequency.</param>
    public SpectralImage(int rows, int columns, double exponent)
    {
        (_rows, _columns, _side) = (rows, columns, TextureSides * Math.Max(rows, columns));
        int half = _side / 2;
        // Of each wave and its twin that goes the other way one; the highest frequency of an even side, whose sine is 0 throughout, is left out.
        (int U, int V)[] frequencies = [.. from u in Enumerable.Range(0, half) from v in Enumerable.Range(1 - half, (2 * half) - 1) where u > 0 || v > 0 select (u, v)];
        double[] amplitudes = [.. frequencies.Select(f => Math.Pow((f.U * f.U) + (f.V * f.V), -exponent / 2))];
        double deviation = Math.Sqrt(amplitudes.Sum(a => a * a));
        _waves = [.. frequencies.Zip(amplitudes, (f, a) => (f.U, f.V, a / deviation))];
        _cosines = [.. Enumerable.Range(0, _side).Select(i => Math.Cos(2 * Math.PI * i / _side))];
    }

    /// <summary>Draws an image.</summary>
    /// <param name="stream">The source of randomness: two numbers a wave.</param>
    /// <returns>[rows, columns], mean 0 and variance 1 over all images.</returns>
    public double[] Draw(RandomStream stream)
    {
        double[] image = new double[_rows * _columns];
        foreach ((int u, int v, double amplitude) in _waves)
        {
            double a = amplitude * stream.NextGaussian(), b = amplitude * stream.NextGaussian();
            for (int row = 0; row < _rows; row++)
            {
                for (int column = 0; column < _columns; column++)
                {
                    int phase = (((u * column) + (v * row)) % _side + _side) % _side;
                    // sin p = cos(p - a quarter), and the side is a multiple of 4.
                    image[(row * _columns) + column] += (a * _cosines[phase]) + (b * _cosines[(phase + (3 * _side / 4)) % _side]);
                }
            }
        }

        return image;
    }
}
