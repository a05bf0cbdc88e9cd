using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Torch.TorchScript;

/// <summary>What the JSON file beside a TorchScript module says of it: a model card, and what <c>forward</c> takes.</summary>
/// <param name="Version">Version of the model.</param>
/// <param name="Description">What the model is, in one sentence.</param>
/// <param name="Citation">Where it was published, or how it was made.</param>
/// <param name="Input">Shape of the movies.</param>
/// <param name="Layers">The layers in the order in which <c>forward</c> returns them, a decision layer last.</param>
/// <param name="Lesions">
/// Whether <c>forward</c> takes, behind the movies, one mask for each layer but the decision's. A module that does not shows its decision
/// layer alone, since a layer that is shown may be lesioned.
/// </param>
/// <param name="Classes">Names of the decisions, in the order of the decision layer's units.</param>
/// <param name="InputGradient">Whether responses can be differentiated with respect to the movies by autograd.</param>
/// <param name="ResponseUnit">Unit of the responses.</param>
/// <param name="PixelDegrees">Visual angle of a pixel in degrees; null where the model is not calibrated.</param>
/// <param name="FrameMilliseconds">Duration of a frame in milliseconds; null where the model is not calibrated.</param>
/// <param name="Kernels">Which of its tensors are kernels; null where the model does not show them.</param>
/// <param name="Cost">What the model costs by its definition; null where it does not say.</param>
public sealed record ScriptCard(
    string Version,
    string Description,
    string Citation,
    MovieGeometry Input,
    IReadOnlyList<LayerCard> Layers,
    bool Lesions,
    IReadOnlyList<string>? Classes = null,
    bool InputGradient = false,
    string ResponseUnit = "arbitrary",
    double? PixelDegrees = null,
    double? FrameMilliseconds = null,
    IReadOnlyList<ScriptKernel>? Kernels = null,
    ModelCost? Cost = null)
{
    /// <summary>The card under which the harness knows the model.</summary>
    /// <param name="name">Name within the registry.</param>
    internal ModelCard ToModelCard(string name) => new()
    {
        Name = name,
        Version = Version,
        Description = Description,
        Citation = Citation,
        Input = Input,
        Layers = Layers,
        Classes = Classes ?? [],
        ResponseUnit = ResponseUnit,
        PixelDegrees = PixelDegrees,
        FrameMilliseconds = FrameMilliseconds,
        Cost = Cost,
    };
}
