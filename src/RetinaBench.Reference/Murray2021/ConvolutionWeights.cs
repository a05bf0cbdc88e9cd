namespace RetinaBench.Reference.Murray2021;

/// <summary>Weights and biases of one convolution of all cell types of a layer.</summary>
/// <param name="Weights">[types, sources, rows, columns] in space, [types, taps] in time; cross-correlation order, the current frame last.</param>
/// <param name="Bias">[types].</param>
public sealed record ConvolutionWeights(ReadOnlyMemory<float> Weights, ReadOnlyMemory<float> Bias)
{
    /// <summary>Number of values of both.</summary>
    public int Count => Weights.Length + Bias.Length;
}
