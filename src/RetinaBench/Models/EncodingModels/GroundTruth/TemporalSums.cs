using System.Runtime.Intrinsics;

namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>Filters a series in time.</summary>
internal static class TemporalSums
{
    /// <summary>y(t) = sum over lags, from 0 on, of filter(lag) x(t + past - lag), past being the lags but one.</summary>
    /// <remarks>Each value is a sum of its own, each product rounded before it is added: vectors give the bits of single numbers.</remarks>
    /// <param name="series">x, one value a frame, <paramref name="target"/> and the past of its first.</param>
    /// <param name="filter">[lag].</param>
    /// <param name="target">Receives y.</param>
    public static void Run(ReadOnlySpan<double> series, ReadOnlySpan<double> filter, Span<double> target)
    {
        int width = Vector256<double>.Count, past = filter.Length - 1, t = 0;
        // Four sums at once hide how long one addition takes.
        for (; t <= target.Length - (4 * width); t += 4 * width)
        {
            Vector256<double> a = Vector256<double>.Zero, b = a, c = a, d = a;
            for (int lag = 0; lag <= past; lag++)
            {
                Vector256<double> weight = Vector256.Create(filter[lag]);
                ReadOnlySpan<double> x = series.Slice(t + past - lag, 4 * width);
                a += weight * Vector256.Create(x);
                b += weight * Vector256.Create(x[width..]);
                c += weight * Vector256.Create(x[(2 * width)..]);
                d += weight * Vector256.Create(x[(3 * width)..]);
            }

            a.CopyTo(target[t..]);
            b.CopyTo(target[(t + width)..]);
            c.CopyTo(target[(t + (2 * width))..]);
            d.CopyTo(target[(t + (3 * width))..]);
        }

        for (; t < target.Length; t++)
        {
            double sum = 0;
            for (int lag = 0; lag <= past; lag++)
                sum += filter[lag] * series[t + past - lag];
            target[t] = sum;
        }
    }
}
