namespace RetinaBench.Reference.Training;

/// <summary>The weights or the biases of one convolution within the flat vector of a network's parameters.</summary>
/// <param name="Name">For example <c>BipolarSpace.weight</c> or <c>BipolarSpace.bias</c>.</param>
/// <param name="Offset">Index of the first value.</param>
/// <param name="Count">Number of values.</param>
/// <param name="NonNegative">Whether the sign constraint holds these values at or above zero.</param>
internal sealed record ParameterBlock(string Name, int Offset, int Count, bool NonNegative)
{
    /// <summary>The index behind the last value.</summary>
    public int End => Offset + Count;
}
