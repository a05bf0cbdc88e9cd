namespace TorchSharp.Interop;

/// <summary>Packs a device into a number, as the shim reads it: the type shifted left by 8, and the index as a byte.</summary>
internal static class DeviceCode
{
    /// <summary>Packs a device.</summary>
    public static int Of(torch.Device device) => ((int)device.type << 8) | (device.index & 0xff);

    /// <summary>Unpacks a device.</summary>
    public static torch.Device ToDevice(int code) => new((DeviceType)(code >> 8), (sbyte)(code & 0xff));
}
