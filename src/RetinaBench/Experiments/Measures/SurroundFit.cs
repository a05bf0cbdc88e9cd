using MathNet.Numerics.Distributions;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measures;

/// <summary>Fits a <see cref="DifferenceOfGaussians"/>.</summary>
/// <remarks>
/// Levenberg and Marquardt's method within bounds, from several starts; the best is kept, the first of equals. The centre is held within the patch,
/// its width to at most a quarter of the patch and at least half a pixel, the surround's to 1.25 to 4 times that, and k to [-1, 1]: wider ones
/// are no centre and surround but slopes, and a slope can be made of two Gaussians that nearly cancel.
/// </remarks>
public static class SurroundFit
{
    /// <summary>Fewest values that leave a degree of freedom: a patch has six parameters (five if it is a line), a profile four.</summary>
    public const int FewestOfPatch = 7, FewestOfProfile = 5;

    private const double NarrowestCenter = 0.5, WidestCenter = 0.25, LeastRatio = 1.25, MostRatio = 4, StrongestSurround = 1;

    /// <summary>Distance to a bound, as a share of what lies between both, that counts as on it.</summary>
    private const double OnBound = 1e-3;

    private const double UpperTail = 0.975;

    private const double StartRatio = 2;

    private static readonly double[] s_startWidths = [0.15, 0.5], s_startStrengths = [0.5, -0.5];

    /// <summary>Fits a patch of weights.</summary>
    /// <param name="weights">[rows, columns], finite.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <returns>The fit; null for a patch that is zero throughout or has fewer than <see cref="FewestOfPatch"/> values.</returns>
    public static DifferenceOfGaussians? OfPatch(ReadOnlySpan<float> weights, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, rows * columns);
        double[] values = new double[weights.Length], row = new double[weights.Length], column = new double[weights.Length];
        int highest = 0, lowest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            (values[i], row[i], column[i]) = (weights[i], i / columns, i % columns);
            highest = values[i] > values[highest] ? i : highest;
            lowest = values[i] < values[lowest] ? i : lowest;
        }

        double most = Math.Max(values[highest], -values[lowest]), middleRow = (rows - 1) / 2.0, middleColumn = (columns - 1) / 2.0;
        if (values.Length < FewestOfPatch || most == 0)
            return null;
        var shape = new SurroundShape(row, column, rows - 1, columns - 1, Widths(Math.Min(rows, columns)));
        return Best(shape, values, [(row[highest], column[highest], most), (row[lowest], column[lowest], -most), (middleRow, middleColumn, most), (middleRow, middleColumn, -most)]);
    }

    /// <summary>Fits a radial profile, whose centre is known.</summary>
    /// <param name="distances">[values], in pixels.</param>
    /// <param name="values">[values], finite.</param>
    /// <returns>The fit; null for a profile that is zero throughout or has fewer than <see cref="FewestOfProfile"/> values.</returns>
    public static DifferenceOfGaussians? OfProfile(IReadOnlyList<double> distances, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Count, distances.Count);
        double[] y = [.. values];
        double peak = y.DefaultIfEmpty().MaxBy(Math.Abs);
        if (y.Length < FewestOfProfile || peak == 0)
            return null;
        var shape = new SurroundShape([.. distances], new double[y.Length], 0, 0, Widths(2 * distances.Max()));
        return Best(shape, y, [(0, 0, peak), (0, 0, -peak)]);
    }

    private static (double Least, double Most) Widths(double size) => (NarrowestCenter, Math.Max(2 * NarrowestCenter, WidestCenter * size));

    private static DifferenceOfGaussians Best(SurroundShape shape, double[] values, (double Row, double Column, double Amplitude)[] starts)
    {
        (double least, double most) = shape.Widths;
        double[][] all = [.. starts.SelectMany(start => s_startWidths.Select(share => (double[])[start.Amplitude, start.Row, start.Column, least + (share * (most - least)), StartRatio, 0]))];
        double scale = values.Max(Math.Abs);
        BoundedFit one = all.Select(start => Fit(shape, values, start, scale, surround: false)).MinBy(fit => fit.Residual)!;
        double[][] surrounded = [one.Parameters, .. all.SelectMany(start => s_startStrengths.Select(strength => (double[])[.. start[..SurroundShape.Strength], strength]))];
        BoundedFit two = surrounded.Select(start => Fit(shape, values, start, scale, surround: true)).MinBy(fit => fit.Residual)!;
        double total = values.Sum(y => y * y);
        int freedom = values.Length - two.Free.Count;
        double strength = two.Parameters[SurroundShape.Strength], half = StudentT.InvCDF(0, 1, freedom, UpperTail) * two.StandardError(SurroundShape.Strength);
        double f = Math.Max(0, (one.Residual - two.Residual) / (two.Free.Count - one.Free.Count)) / (two.Residual / freedom);
        double[] p = two.Parameters;
        return new(
            p[SurroundShape.Row],
            p[SurroundShape.Column],
            p[SurroundShape.Amplitude],
            p[SurroundShape.Width],
            p[SurroundShape.Width] * p[SurroundShape.Ratio],
            strength,
            double.IsFinite(half) ? new Estimate(strength, strength - half, strength + half, values.Length) : null,
            1 - (two.Residual / total),
            1 - (one.Residual / total),
            two.Residual == 0 ? 0 : 1 - FisherSnedecor.CDF(two.Free.Count - one.Free.Count, freedom, f),
            two.IsAtBound(OnBound));
    }

    private static BoundedFit Fit(SurroundShape shape, double[] values, double[] start, double scale, bool surround)
    {
        const double MostAmplitude = 10;
        double[] lower = [-MostAmplitude * scale, 0, 0, shape.Widths.Least, LeastRatio, -StrongestSurround];
        double[] upper = [MostAmplitude * scale, shape.LastRow, shape.LastColumn, shape.Widths.Most, MostRatio, StrongestSurround];
        int[] free = [SurroundShape.Amplitude, .. shape.LastRow > 0 ? (int[])[SurroundShape.Row] : [], .. shape.LastColumn > 0 ? (int[])[SurroundShape.Column] : [], SurroundShape.Width, .. surround ? (int[])[SurroundShape.Ratio, SurroundShape.Strength] : []];
        return BoundedFit.Of(shape.Predict, values, start, free, lower, upper);
    }
}
