using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Baselines.Performance;

/// <summary>What a machine says of itself, unread.</summary>
public sealed record MachineSources
{
    private const string GpuFolder = "/proc/driver/nvidia/gpus";

    /// <summary>Text of <c>/proc/cpuinfo</c>; empty where there is none.</summary>
    public required string CpuInfo { get; init; }

    /// <summary>Text of <c>/proc/meminfo</c>; empty where there is none.</summary>
    public required string MemoryInfo { get; init; }

    /// <summary>Text of <c>/etc/os-release</c>; empty where there is none.</summary>
    public required string OsRelease { get; init; }

    /// <summary>Texts that NVIDIA's driver gives for each device.</summary>
    public IReadOnlyList<string> GpuInfo { get; init; } = [];

    /// <summary>Name of the system where <see cref="OsRelease"/> is empty.</summary>
    public string OsName { get; init; } = "unknown system";

    /// <summary>Memory where <see cref="MemoryInfo"/> is empty.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Architecture of the process, for example <c>x64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Processors that the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>Bits of the widest vectors that the machine runs in hardware.</summary>
    public required int VectorBits { get; init; }

    /// <summary>The runtime, for example <c>.NET 10.0.3</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>What this machine says.</summary>
    public static MachineSources OfThisMachine() => new()
    {
        CpuInfo = Text("/proc/cpuinfo"),
        MemoryInfo = Text("/proc/meminfo"),
        OsRelease = Text("/etc/os-release"),
        GpuInfo = [.. Folders(GpuFolder).Order(StringComparer.Ordinal).Select(folder => Text(Path.Combine(folder, "information")))],
        OsName = FormattableString.Invariant($"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "unix")} {Environment.OSVersion.Version.Major}"),
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        Processors = Environment.ProcessorCount,
        VectorBits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0,
        Runtime = RuntimeInformation.FrameworkDescription,
    };

    private static string[] Folders(string path) => Directory.Exists(path) ? Directory.GetDirectories(path) : [];

    private static string Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
