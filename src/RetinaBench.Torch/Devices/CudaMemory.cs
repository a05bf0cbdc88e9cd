using System.Runtime.InteropServices;

namespace RetinaBench.Torch.Devices;

/// <summary>Asks the CUDA driver for the free memory of a device, which TorchSharp does not tell.</summary>
internal static partial class CudaMemory
{
    private const string Driver = "libcuda.so.1";

    /// <summary>Bytes free on a device; null where there is no driver, no such device, or it does not say.</summary>
    /// <param name="device">Number of the device, as libtorch counts, from 0.</param>
    public static long? Free(int device)
    {
        try
        {
            return Initialise(0) == 0 && GetDevice(out int handle, device) == 0 ? FreeOf(handle) : null;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    // The primary context is the one that libtorch works in.
    private static long? FreeOf(int device)
    {
        if (Retain(out nint context, device) != 0)
            return null;
        try
        {
            if (Push(context) != 0)
                return null;
            int outcome = GetInfo(out nuint free, out _);
            _ = Pop(out _);
            return outcome == 0 ? (long)free : null;
        }
        finally
        {
            _ = Release(device);
        }
    }

    [LibraryImport(Driver, EntryPoint = "cuInit")]
    private static partial int Initialise(uint flags);

    [LibraryImport(Driver, EntryPoint = "cuDeviceGet")]
    private static partial int GetDevice(out int device, int ordinal);

    [LibraryImport(Driver, EntryPoint = "cuDevicePrimaryCtxRetain")]
    private static partial int Retain(out nint context, int device);

    [LibraryImport(Driver, EntryPoint = "cuDevicePrimaryCtxRelease_v2")]
    private static partial int Release(int device);

    [LibraryImport(Driver, EntryPoint = "cuCtxPushCurrent_v2")]
    private static partial int Push(nint context);

    [LibraryImport(Driver, EntryPoint = "cuCtxPopCurrent_v2")]
    private static partial int Pop(out nint context);

    [LibraryImport(Driver, EntryPoint = "cuMemGetInfo_v2")]
    private static partial int GetInfo(out nuint free, out nuint total);
}
