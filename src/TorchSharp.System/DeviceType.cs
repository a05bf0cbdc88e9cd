namespace TorchSharp;

/// <summary>TorchSharp's <c>DeviceType</c>, as far as it is used: a kind of device.</summary>
public enum DeviceType
{
    /// <summary>TorchSharp's <c>DeviceType.CPU</c>.</summary>
    CPU = 0,

    /// <summary>TorchSharp's <c>DeviceType.CUDA</c>: a graphics processor.</summary>
    CUDA = 1,
}
