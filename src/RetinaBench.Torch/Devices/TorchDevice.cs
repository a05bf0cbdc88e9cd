using System.Globalization;
using RetinaBench.Models;
using TorchSharp;

namespace RetinaBench.Torch.Devices;

/// <summary>Reads names of devices, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>, and checks that they are there.</summary>
public static class TorchDevice
{
    /// <summary>The device that is taken where none is named.</summary>
    public const string Default = "cpu";

    private const string Cuda = "cuda";

    /// <summary>Opens a device.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c> for the first CUDA device, or <c>cuda:N</c> for that of number N, from 0.</param>
    /// <exception cref="InputException">The name is none of these.</exception>
    /// <exception cref="UnavailableException">The machine has no such device.</exception>
    public static torch.Device Open(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == Default)
            return new(DeviceType.CPU);
        int number = 0;
        bool named = name == Cuda || (name.StartsWith(Cuda + ":", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number));
        if (!named)
            throw new InputException($"device '{name}' is not one of cpu, cuda, cuda:N with a number N from 0");
        int devices = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (number >= devices)
            throw new UnavailableException(FormattableString.Invariant($"device '{name}' is not there: this machine, with the libtorch that was loaded, has {devices} CUDA devices; cpu is always there"));
        return new(DeviceType.CUDA, number);
    }
}
