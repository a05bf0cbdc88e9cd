namespace RetinaBench.Reference.Yan2020.Fitting;

/// <summary>The running mean of the parameters over the last steps of a fit.</summary>
/// <remarks>
/// A step follows 2000 frames with some 24 spikes, so that parameters wander about the optimum by what single spikes say; their mean lies nearer to it than any of them. The mean is
/// a_n = a_(n-1) + (w_n - a_(n-1)) max(1 / steps, 10 / (n + 9)): over about a tenth of the steps so far, so that the start is forgotten, until that is as many as asked for. Polyak and
/// Juditsky (1992), doi:10.1137/0330046; the form of Shamir and Zhang (2013), arXiv:1212.1824.
/// </remarks>
/// <param name="start">The parameters before the first step.</param>
/// <param name="steps">Steps that the mean is over, at least 1; 1 is no mean.</param>
internal sealed class StepAverage(ReadOnlySpan<float> start, int steps)
{
    private const double Eta = 9;

    private readonly float[] _values = [.. start];

    /// <summary>The mean.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Takes the parameters after a step.</summary>
    /// <param name="step">Number of the step, from 1.</param>
    /// <param name="parameters">The parameters, all finite.</param>
    public void Add(int step, ReadOnlySpan<float> parameters)
    {
        float share = (float)Math.Min(1, Math.Max(1.0 / steps, (1 + Eta) / (step + Eta)));
        for (int i = 0; i < _values.Length; i++)
            _values[i] += share * (parameters[i] - _values[i]);
    }
}
