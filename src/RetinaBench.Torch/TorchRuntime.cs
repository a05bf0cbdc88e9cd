using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace RetinaBench.Torch;

/// <summary>What Torch code runs on in this process, or why it cannot.</summary>
public static class TorchRuntime
{
    private const string Remedy = "docs/torch.md says how to get Torch: for example libtorch-dev, cmake and g++, or a PyTorch installation named by TORCH_DIR, and a build after that";
    private static readonly Lazy<string?> MissingOnce = new(FindMissing);
    private static readonly Lazy<string?> MissingCudaOnce = new(FindMissingCuda);

    /// <summary>Where TorchSharp comes from: "nuget", "system" or "none".</summary>
    public static string Provider => Metadata("TorchProvider");

    /// <summary>Why no Torch code can run here, and what to do about it; null: it can.</summary>
    public static string? Missing => MissingOnce.Value;

    /// <summary>Why no Torch code can run on a CUDA device here; null: it can.</summary>
    public static string? MissingCuda => MissingCudaOnce.Value;

    private static string? FindMissing()
    {
        if (Provider == "none")
            return $"RetinaBench was built without Torch ({Metadata("TorchProviderReason")}). {Remedy}";
        try
        {
            Initialize();
            return null;
        }
        // Each provider has its own ways of not finding a library; none of them may end a run that needs no Torch.
        catch (Exception e)
        {
            string reason = (e is TypeInitializationException ? e.InnerException ?? e : e).Message.TrimEnd('.');
            return $"Torch was there when RetinaBench was built, but does not load: {reason}. {Remedy}";
        }
    }

    private static string? FindMissingCuda()
        => Missing ?? (HasCuda() ? null : "this libtorch finds no CUDA device: it takes an NVIDIA driver and a libtorch built with CUDA, see docs/torch.md");

    // Apart from the callers, so that an assembly that cannot be loaded is an exception within their reach.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Initialize() => torch.InitializeDeviceType(DeviceType.CPU);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HasCuda() => torch.cuda.is_available();

    private static string Metadata(string key) => typeof(TorchRuntime).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value ?? "";
}
