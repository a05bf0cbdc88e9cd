namespace RetinaBench.Experiments.Statistics;

/// <summary>The non-decreasing sequence nearest to given values in weighted least squares.</summary>
/// <remarks>
/// Pool-adjacent-violators: Ayer et al. (1955), doi:10.1214/aoms/1177728423. For proportions weighted by their trials it
/// is also the maximum-likelihood fit of a monotone psychometric curve.
/// </remarks>
public static class IsotonicFit
{
    /// <summary>Fits a non-decreasing sequence.</summary>
    /// <param name="values">[points].</param>
    /// <param name="weights">[points], each above 0.</param>
    /// <param name="fit">Receives [points]; each pooled block holds its weighted mean.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Span<double> fit)
    {
        if (weights.Length != values.Length || fit.Length != values.Length)
            throw new ArgumentException($"{values.Length} values, {weights.Length} weights and room for {fit.Length} are not of one length", nameof(weights));
        // Blocks as a stack: mean, weight and end of each, means strictly increasing.
        Span<double> means = new double[values.Length], masses = new double[values.Length];
        Span<int> ends = new int[values.Length];
        int blocks = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double mean = values[i], mass = weights[i];
            while (blocks > 0 && means[blocks - 1] >= mean)
            {
                blocks--;
                mean = ((means[blocks] * masses[blocks]) + (mean * mass)) / (masses[blocks] + mass);
                mass += masses[blocks];
            }

            (means[blocks], masses[blocks], ends[blocks]) = (mean, mass, i + 1);
            blocks++;
        }

        for (int block = 0, start = 0; block < blocks; start = ends[block++])
            fit[start..ends[block]].Fill(means[block]);
    }
}
