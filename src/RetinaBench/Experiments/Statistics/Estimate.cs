namespace RetinaBench.Experiments.Statistics;

/// <summary>An estimated quantity with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
/// <param name="Count">Number of stimuli behind it.</param>
public sealed record Estimate(double Value, double Lower, double Upper, int Count)
{
    /// <summary>Whether the interval lies on one side of a value.</summary>
    /// <param name="value">For example 0.</param>
    public bool Excludes(double value) => Lower > value || Upper < value;
}
