using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace RetinaBench.Experiments.Statistics;

/// <summary>The straight line through points by least squares, and how surely its slope is known.</summary>
/// <remarks>
/// y = a + b x + error, errors independent, normal and of one variance. b = Sxy / Sxx with Sxy = sum (x - mean x)(y - mean y) and
/// Sxx = sum (x - mean x)^2; the 95 % interval is b +- t s / sqrt(Sxx), s^2 = sum (y - a - b x)^2 / (n - 2), t the 97.5 % point of
/// Student's distribution with n - 2 degrees of freedom. Draper and Smith (1998), Applied Regression Analysis, section 1.4.
/// </remarks>
/// <param name="Intercept">The line's value a at x = 0.</param>
/// <param name="Slope">The slope b with its interval; its count is the number of points.</param>
public sealed record LinearTrend(double Intercept, Estimate Slope)
{
    /// <summary>Fewest points that leave a degree of freedom for the interval.</summary>
    public const int FewestPoints = 3;

    private const double UpperTail = 0.975;

    /// <summary>Fits the line.</summary>
    /// <param name="x">[points], at least <see cref="FewestPoints"/>, not all equal.</param>
    /// <param name="y">[points].</param>
    /// <returns>The line. Where the points lie on it exactly the interval is the slope alone.</returns>
    /// <exception cref="ArgumentException">The lengths differ, points are too few, or all x are equal.</exception>
    public static LinearTrend Of(double[] x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Length != x.Length || x.Length < FewestPoints)
            throw new ArgumentException($"{x.Length} values of x and {y.Length} of y: both need the same number, at least {FewestPoints}", nameof(y));
        double mean = x.Average(), spread = x.Sum(v => (v - mean) * (v - mean));
        if (spread == 0)
            throw new ArgumentException("all x are equal, so no slope is defined", nameof(x));
        (double intercept, double slope) = Fit.Line(x, y);
        int freedom = x.Length - 2;
        double residual = x.Zip(y, (at, value) => value - intercept - (slope * at)).Sum(r => r * r);
        double half = StudentT.InvCDF(0, 1, freedom, UpperTail) * Math.Sqrt(residual / freedom / spread);
        return new(intercept, new(slope, slope - half, slope + half, x.Length));
    }
}
