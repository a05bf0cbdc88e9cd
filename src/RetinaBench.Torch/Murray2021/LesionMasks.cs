using RetinaBench.Reference.Murray2021;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021;

/// <summary>The masks of the layers of one network.</summary>
/// <param name="architecture">The shape of the network.</param>
/// <param name="device">Where responses are.</param>
internal sealed class LesionMasks(Murray2021Architecture architecture, Device device)
{
    /// <summary>Of bipolar types.</summary>
    public LayerMask Bipolar { get; } = new(architecture.BipolarTypes, device);

    /// <summary>Of amacrine types; null without amacrine cells.</summary>
    public LayerMask? Amacrine { get; } = architecture.HasAmacrine ? new(architecture.AmacrineTypes, device) : null;

    /// <summary>Of ganglion types.</summary>
    public LayerMask Ganglion { get; } = new(architecture.GanglionTypes, device);
}
