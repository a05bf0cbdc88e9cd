using RetinaBench.Models;

namespace RetinaBench.Torch.Devices;

/// <summary>What is said when a device is too small.</summary>
internal static class DeviceMemory
{
    /// <summary>The error for a model of which not even one movie fits, to be thrown.</summary>
    /// <param name="card">The model.</param>
    /// <param name="options">Where it is computed.</param>
    /// <param name="cause">What libtorch said.</param>
    public static InputException Missing(ModelCard card, TorchOptions options, Exception cause) => new(
        $"{card.Name}: device '{options.Device}' has not the memory for one movie of {card.Input}: free some, or take another device ({LibtorchMessage.Of(cause)})", cause);
}
