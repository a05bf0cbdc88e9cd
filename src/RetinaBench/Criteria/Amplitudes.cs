using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>Response amplitudes pooled over what varies.</summary>
internal static class Amplitudes
{
    /// <summary>Mean magnitude over all points, each weighted alike, with the half-widths of its independent points summed in quadrature.</summary>
    public static Estimate Overall(AmplitudeRow row)
    {
        double sum = 0, squares = 0;
        int count = 0;
        foreach (Estimate mean in row.Means)
        {
            double half = (mean.Upper - mean.Lower) / 2;
            sum += mean.Value;
            squares += half * half;
            count += mean.Count;
        }

        double value = Math.Abs(sum) / row.Means.Count, spread = Math.Sqrt(squares) / row.Means.Count;
        return new(value, value - spread, value + spread, count);
    }
}
