using TorchSharp;

namespace RetinaBench.Torch.Devices;

/// <summary>Where and how a model is computed.</summary>
public sealed record TorchOptions
{
    /// <summary>The most stimuli that may be computed together.</summary>
    public const int MaximumBatch = 4096;

    /// <summary>Name of the device, see <see cref="TorchDevice.Open"/>.</summary>
    public string Device { get; init; } = TorchDevice.Default;

    /// <summary>The arithmetic of convolutions.</summary>
    public TorchPrecision Precision { get; init; } = TorchPrecision.Single;

    /// <summary>Stimuli that are computed together, 1 to <see cref="MaximumBatch"/>; null for as many as suits the device and its free memory.</summary>
    public int? Batch { get; init; }

    /// <summary>Opens the device and checks that it can do what is asked.</summary>
    /// <exception cref="InputException">The device is not there or has no such arithmetic, or the batch is out of range.</exception>
    internal torch.Device Open()
    {
        if (Batch is < 1 or > MaximumBatch)
            throw new InputException(FormattableString.Invariant($"batch is {Batch}, valid are 1 to {MaximumBatch}"));
        torch.Device device = TorchDevice.Open(Device);
        if (Precision == TorchPrecision.Tf32 && device.type != DeviceType.CUDA)
            throw new InputException($"precision tf32 needs a CUDA device, device is '{Device}': take single or mixed");
        return device;
    }
}
