namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>The Euclidean norm of a gradient by one block, and some of its values.</summary>
internal sealed record TorchSamples(double Norm, int[] Indices, double[] Values);
