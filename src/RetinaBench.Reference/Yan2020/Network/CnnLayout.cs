using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>Where each parameter of a network lies within one flat vector.</summary>
/// <remarks>Weights [filter, channel, row, column] and biases [filter] layer by layer; then the dense weights [filter, row, column], offset, alpha and beta of
/// rate = alpha log(1 + exp(beta (dense . map + offset))).</remarks>
internal sealed class CnnLayout
{
    /// <summary>Lays out the parameters.</summary>
    /// <param name="shape">The network.</param>
    /// <param name="nonNegativeDense">Whether the dense weights are held at or above zero.</param>
    public CnnLayout(CnnShape shape, bool nonNegativeDense)
    {
        List<ParameterBlock> blocks = [];
        ParameterBlock Add(string name, int count, bool nonNegative = false)
        {
            var block = new ParameterBlock(name, blocks.Count == 0 ? 0 : blocks[^1].End, count, nonNegative);
            blocks.Add(block);
            return block;
        }

        List<ParameterBlock> weights = [], biases = [];
        for (int i = 0; i < shape.Layers.Count; i++)
        {
            weights.Add(Add(FormattableString.Invariant($"convolution{i + 1}.weight"), shape.Layers[i].Filters * shape.Layers[i].Taps));
            biases.Add(Add(FormattableString.Invariant($"convolution{i + 1}.bias"), shape.Layers[i].Filters));
        }

        (Weights, Biases) = (weights, biases);
        Dense = Add("dense.weight", shape.Last.Filters * shape.Last.Positions, nonNegativeDense);
        Offset = Add("dense.bias", 1);
        Alpha = Add("output.alpha", 1);
        Beta = Add("output.beta", 1);
        Blocks = blocks;
    }

    /// <summary>All blocks, in order.</summary>
    public IReadOnlyList<ParameterBlock> Blocks { get; }

    /// <summary>Number of parameters.</summary>
    public int Count => Blocks[^1].End;

    /// <summary>The weights of each convolution.</summary>
    public IReadOnlyList<ParameterBlock> Weights { get; }

    /// <summary>The biases of each convolution.</summary>
    public IReadOnlyList<ParameterBlock> Biases { get; }

    /// <summary>The dense weights.</summary>
    public ParameterBlock Dense { get; }

    /// <summary>What is added to the dense sum.</summary>
    public ParameterBlock Offset { get; }

    /// <summary>The scale of the output.</summary>
    public ParameterBlock Alpha { get; }

    /// <summary>The steepness of the output.</summary>
    public ParameterBlock Beta { get; }
}
