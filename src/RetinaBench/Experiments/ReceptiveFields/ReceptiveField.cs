using MathNet.Numerics.Distributions;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>A receptive field in space and time.</summary>
/// <param name="Lags">Number of lags, from the frame of the response (lag 0) back.</param>
/// <param name="Rows">Rows of the stimulus.</param>
/// <param name="Columns">Columns of the stimulus.</param>
/// <param name="Values">[lags, rows, columns], response per unit of the stimulus.</param>
/// <param name="StandardError">Standard error of each value where the response does not depend on the stimulus: sqrt(var(r) / n).</param>
/// <param name="Count">Number of responses behind it, n.</param>
public sealed record ReceptiveField(int Lags, int Rows, int Columns, IReadOnlyList<double> Values, double StandardError, long Count)
{
    /// <summary>The magnitude that the largest of all values exceeds with the given probability although the response ignores the stimulus.</summary>
    /// <remarks>Values are then normal, by the central limit theorem; Bonferroni's bound over all of them, both signs.</remarks>
    /// <param name="probability">Above 0, below 1; for example 0.01.</param>
    public double NoiseLevel(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability lies in (0, 1)");
        return -StandardError * Normal.InvCDF(0, 1, probability / (2 * Values.Count));
    }

    /// <summary>Whether any value exceeds the noise level of a probability.</summary>
    /// <param name="probability">Above 0, below 1; for example 0.01.</param>
    public bool IsAboveNoise(double probability)
    {
        double level = NoiseLevel(probability);
        return Values.Any(v => Math.Abs(v) > level);
    }
}
