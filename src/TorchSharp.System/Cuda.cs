using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.cuda</c>.</summary>
    public static class cuda
    {
        /// <summary>TorchSharp's <c>torch.cuda.is_available</c>: whether libtorch was built with CUDA and finds a device.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>TorchSharp's <c>torch.cuda.device_count</c>.</summary>
        public static int device_count() => Checked.NotNegative(Shim.CudaDeviceCount());

        /// <summary>TorchSharp's <c>torch.cuda.synchronize</c>: waits until a device has done all that it was given.</summary>
        /// <param name="device">The device; null: the current one.</param>
        public static void synchronize(Device? device = null) => Checked.NotNegative(Shim.SynchronizeCuda(device?.index ?? -1));
    }
}
