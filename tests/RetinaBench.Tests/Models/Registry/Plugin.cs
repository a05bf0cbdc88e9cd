using RetinaBench.Models.Registry;

namespace RetinaBench.Tests.Models.Registry;

/// <summary>The example plugin as a registry sees it.</summary>
internal static class Plugin
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "plugins", "ExamplePlugin.dll");

    public static ModelRegistry Registry { get; } = new([], [new AssemblyModelKind()]);

    public static ModelEntry Entry(string type, string? path = null, Dictionary<string, string>? options = null) => new()
    {
        Name = "plugin",
        Kind = "assembly",
        Place = "models.json: $.models[0]",
        Values = new Dictionary<string, string> { ["path"] = path ?? Path, ["type"] = type },
        Options = options ?? [],
    };
}
