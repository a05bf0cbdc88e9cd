using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Where the weights and the biases of one convolution lie.</summary>
internal sealed record ConvolutionBlocks(ParameterBlock Weights, ParameterBlock Biases);
