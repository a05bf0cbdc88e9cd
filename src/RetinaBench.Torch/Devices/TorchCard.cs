using RetinaBench.Models;

namespace RetinaBench.Torch.Devices;

/// <summary>What the card of a model says when the Torch core computes it.</summary>
internal static class TorchCard
{
    /// <summary>The card of a network, for this core.</summary>
    /// <param name="card">What the network says of itself.</param>
    /// <param name="options">Where and how it is computed.</param>
    public static ModelCard Of(ModelCard card, TorchOptions options)
    {
        string arithmetic = options.Precision == TorchPrecision.Single ? "" : "-" + TorchPrecisions.NameOf(options.Precision);
        return card with
        {
            Version = $"{card.Version}-torch{arithmetic}",
            Description = $"{card.Description.TrimEnd('.')}; computed by TorchSharp on {options.Device} in {TorchPrecisions.NameOf(options.Precision)} precision.",
            ThreadSafe = false,
        };
    }
}
