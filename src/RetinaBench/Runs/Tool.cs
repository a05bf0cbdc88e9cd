using System.Reflection;

namespace RetinaBench.Runs;

/// <summary>What measures.</summary>
internal static class Tool
{
    /// <summary>Version of RetinaBench, without build metadata, for example <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? typeof(Tool).Assembly.GetName().Version?.ToString(3)
        ?? "unknown";
}
