namespace RetinaBench.Reference.Training;

/// <summary>Adam (Kingma and Ba 2015, arXiv:1412.6980), as PyTorch computes it, with the paper's clamp after each step.</summary>
/// <remarks>
/// With step t, gradient g and constants lr, b1, b2, eps: m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
/// w = w - lr / (1 - b1^t) * m / (sqrt(v) / sqrt(1 - b2^t) + eps). Vectors are kept in single precision, a step is computed in
/// double and rounded where it is stored. Plain loops: a step is 0.5 % of the gradient's time. Not thread-safe.
/// </remarks>
internal sealed class Adam
{
    private readonly AdamOptions _options;
    private readonly ParameterBlock[] _nonNegative;

    /// <summary>Makes an optimiser.</summary>
    /// <param name="options">Its constants.</param>
    /// <param name="nonNegative">The blocks of weights that are held at or above zero.</param>
    public Adam(AdamOptions options, IEnumerable<ParameterBlock> nonNegative)
    {
        _options = options;
        _nonNegative = [.. nonNegative];
    }

    /// <summary>Takes one step.</summary>
    /// <param name="step">Number of the step, from 1.</param>
    /// <param name="gradient">Gradient of the loss.</param>
    /// <param name="parameters">The weights; changed.</param>
    /// <param name="first">Running mean of gradients; changed.</param>
    /// <param name="second">Running mean of squared gradients; changed.</param>
    /// <param name="share">Share of the learning rate that is taken, for a rate that falls.</param>
    public void Step(long step, ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> first, Span<float> second, double share = 1)
    {
        double beta1 = _options.Beta1, beta2 = _options.Beta2, epsilon = _options.Epsilon;
        double rate = share * _options.LearningRate / (1 - Math.Pow(beta1, step)), root = Math.Sqrt(1 - Math.Pow(beta2, step));
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = gradient[i];
            float m = (float)((beta1 * first[i]) + ((1 - beta1) * g)), v = (float)((beta2 * second[i]) + ((1 - beta2) * g * g));
            first[i] = m;
            second[i] = v;
            parameters[i] = (float)(parameters[i] - (rate * m / ((Math.Sqrt(v) / root) + epsilon)));
        }

        foreach (ParameterBlock block in _nonNegative)
        {
            foreach (ref float weight in parameters.Slice(block.Offset, block.Count))
                // Math.Max keeps NaN, which must stay to be found.
                weight = Math.Max(0, weight);
        }
    }
}
