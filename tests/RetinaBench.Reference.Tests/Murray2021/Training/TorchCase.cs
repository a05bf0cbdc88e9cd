using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A batch of Fixtures/gradients.json with what PyTorch made of it: mean loss, right decisions, and the gradient by block.</summary>
/// <typeparam name="TGradient">What is known of the gradient by one block.</typeparam>
internal sealed record TorchCase<TGradient>(
    string Name, TorchNetwork Network, TorchScene[] Scenes, int[] Batch, int DropoutPercent, ulong Seed, uint Epoch,
    double[]? Parameters, double? ParameterSum, double Loss, int Correct, Dictionary<string, TGradient> Gradient)
{
    /// <summary>What the gradient depends on.</summary>
    public GradientCase ToCase()
    {
        Murray2021Architecture architecture = Network.ToArchitecture();
        float[] parameters = Parameters is null ? TorchGradients.FormulaParameters(architecture) : [.. Parameters.Select(value => (float)value)];
        return new(architecture, parameters, new([.. Scenes.Select(scene => scene.ToScene(architecture))], [.. Scenes.Select(scene => scene.Label)]), Batch, DropoutPercent, Seed, Epoch);
    }
}
