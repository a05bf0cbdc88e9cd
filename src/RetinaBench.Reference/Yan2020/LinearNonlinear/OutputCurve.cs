using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace RetinaBench.Reference.Yan2020.LinearNonlinear;

/// <summary>A smooth rectifier, rate = alpha log(1 + exp(beta (u - threshold))).</summary>
/// <param name="Alpha">Its scale, above 0.</param>
/// <param name="Beta">Its steepness, above 0.</param>
/// <param name="Threshold">Where it bends.</param>
internal sealed record OutputCurve(double Alpha, double Beta, double Threshold)
{
    /// <summary>Within a bin of so many the curve is straight to a thousandth.</summary>
    private const int MostBins = 1000;

    private const double Tolerance = 1e-10, Floor = 1e-9;
    private const int MostIterations = 5000;

    /// <summary>What is likeliest if responses are Poisson counts around the curve.</summary>
    /// <param name="drive">u, [frame].</param>
    /// <param name="responses">[frame], 0 or more, not all 0.</param>
    public static OutputCurve Fit(ReadOnlySpan<double> drive, ReadOnlySpan<float> responses)
    {
        (double[] u, double[] y) = Bins(drive, responses);
        double deviation = Math.Max(u.PopulationStandardDeviation(), double.Epsilon), mean = y.Average();
        var start = new OutputCurve(1, 2 / deviation, u.Average() + deviation);
        // Scales above zero by their logarithms; the scale of the start is that which meets the mean.
        double alpha = mean / u.Average(start.Rate);
        Vector<double> best = FindMinimum.OfFunction(
            p => Loss(Of(p), u, y), Vector<double>.Build.Dense([Math.Log(alpha), Math.Log(start.Beta), start.Threshold]), Tolerance, MostIterations);
        return Of(best);
    }

    /// <summary>The rate at a drive.</summary>
    /// <param name="u">The drive.</param>
    public double Rate(double u)
    {
        double z = Beta * (u - Threshold);
        return Alpha * (Math.Max(z, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z))));
    }

    private static OutputCurve Of(Vector<double> p) => new(Math.Exp(p[0]), Math.Exp(p[1]), p[2]);

    private static double Loss(OutputCurve curve, double[] u, double[] y)
    {
        double loss = 0;
        for (int i = 0; i < u.Length; i++)
        {
            double p = curve.Rate(u[i]) + Floor;
            loss += p - (y[i] * Math.Log(p));
        }

        return double.IsFinite(loss) ? loss / u.Length : double.MaxValue;
    }

    // Bins of equal numbers of frames: the mean drive and the mean response of each.
    private static (double[] Drive, double[] Response) Bins(ReadOnlySpan<double> drive, ReadOnlySpan<float> responses)
    {
        double[] sorted = drive.ToArray();
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        int bins = Math.Min(MostBins, sorted.Length);
        double[] u = new double[bins], y = new double[bins];
        for (int bin = 0; bin < bins; bin++)
        {
            int from = (int)((long)bin * sorted.Length / bins), to = (int)((bin + 1L) * sorted.Length / bins);
            for (int i = from; i < to; i++)
            {
                u[bin] += sorted[i] / (to - from);
                y[bin] += (double)responses[order[i]] / (to - from);
            }
        }

        return (u, y);
    }
}
