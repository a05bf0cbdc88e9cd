using TorchSharp;

namespace RetinaBench.Torch.Devices;

/// <summary>The time for which a model computes on a CUDA device with its arithmetic in force.</summary>
/// <remarks>
/// Whether TensorFloat-32 may stand in for single precision is a switch of the whole process, and on for convolutions unless told
/// otherwise. Models that use CUDA take turns, so that each has the switch as it needs it; on the CPU there is nothing to take turns at.
/// </remarks>
internal sealed class ArithmeticTurn : IDisposable
{
    private static readonly object s_cuda = new();

    private readonly bool _taken;

    /// <summary>Waits for the turn and sets the switch.</summary>
    /// <param name="device">Where is computed.</param>
    /// <param name="precision">The arithmetic.</param>
    public ArithmeticTurn(torch.Device device, TorchPrecision precision)
    {
        if (device.type != DeviceType.CUDA)
            return;
        Monitor.Enter(s_cuda, ref _taken);
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = precision == TorchPrecision.Tf32;
    }

    /// <summary>Ends the turn, on the thread that began it.</summary>
    public void Dispose()
    {
        if (_taken)
            Monitor.Exit(s_cuda);
    }
}
