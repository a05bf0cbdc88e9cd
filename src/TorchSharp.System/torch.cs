using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>TorchSharp's <c>torch</c>, as far as it is used: what PyTorch has in its module of that name.</summary>
public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.InitializeDeviceType</c>: loads what a kind of device needs.</summary>
    /// <param name="deviceType">The kind of device.</param>
    /// <exception cref="NotSupportedException">libtorch, or the shim in front of it, cannot be loaded; the message says why.</exception>
    /// <exception cref="InvalidOperationException">There is no such device.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        Load();
        if (deviceType == DeviceType.CUDA && !cuda.is_available())
            throw new InvalidOperationException("Torch device type CUDA did not initialise on the current machine: libtorch finds no CUDA device.");
    }

    private static void Load()
    {
        const string file = $"lib{Shim.Library}.so";
        string folder = Path.GetDirectoryName(typeof(torch).Assembly.Location) is { Length: > 0 } own ? own : AppContext.BaseDirectory;
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new NotSupportedException($"there is no {file} beside {typeof(torch).Assembly.GetName().Name}.dll: this was built without libtorch");
        try
        {
            NativeLibrary.Load(path);
        }
        // A missing libtorch is a DllNotFoundException, one of another architecture a BadImageFormatException.
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new NotSupportedException($"{file} cannot be loaded: {LoaderMessage(e.Message)}", e);
        }
    }

    // What the loader says comes last, after advice on how to make it say more.
    private static string LoaderMessage(string message)
    {
        const string advice = "LD_DEBUG environment variable: ";
        int at = message.LastIndexOf(advice, StringComparison.Ordinal);
        return (at < 0 ? message : message[(at + advice.Length)..]).Trim();
    }
}
