namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Adam (Kingma and Ba 2015, arXiv:1412.6980), as PyTorch computes it, with the paper's clamp after each step.</summary>
/// <remarks>
/// With step t, gradient g and constants lr, b1, b2, eps: m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
/// w = w - lr / (1 - b1^t) * m / (sqrt(v) / sqrt(1 - b2^t) + eps). Vectors are single precision; what depends on t alone is
/// double, rounded once. Plain loops: a step is 0.5 % of the gradient's time. Not thread-safe.
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
    public void Step(long step, ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> first, Span<float> second)
    {
        float keepFirst = (float)_options.Beta1, takeFirst = (float)(1 - _options.Beta1);
        float keepSecond = (float)_options.Beta2, takeSecond = (float)(1 - _options.Beta2);
        float rate = (float)(_options.LearningRate / (1 - Math.Pow(_options.Beta1, step)));
        float root = (float)Math.Sqrt(1 - Math.Pow(_options.Beta2, step)), epsilon = (float)_options.Epsilon;
        for (int i = 0; i < parameters.Length; i++)
        {
            float g = gradient[i];
            float m = (keepFirst * first[i]) + (takeFirst * g);
            float v = (keepSecond * second[i]) + (takeSecond * g * g);
            first[i] = m;
            second[i] = v;
            parameters[i] -= rate * m / ((MathF.Sqrt(v) / root) + epsilon);
        }

        foreach (ParameterBlock block in _nonNegative)
        {
            foreach (ref float weight in parameters.Slice(block.Offset, block.Count))
                // Not Math.Max: a NaN must stay to be found.
                weight = weight < 0 ? 0 : weight;
        }
    }
}
