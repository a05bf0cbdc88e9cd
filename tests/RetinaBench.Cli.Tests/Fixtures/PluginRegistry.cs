using System.Text.Json;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>Registries of models of the example plugin.</summary>
internal static class PluginRegistry
{
    /// <summary>Writes a registry.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="models">Name and type of each model, the namespace ExamplePlugin left out.</param>
    public static string Write(TemporaryFolder folder, params (string Name, string Type)[] models)
    {
        string plugin = Path.Combine(AppContext.BaseDirectory, "plugins", "ExamplePlugin.dll");
        var entries = models.Select(m => new Dictionary<string, string> { ["kind"] = "assembly", ["name"] = m.Name, ["path"] = plugin, ["type"] = "ExamplePlugin." + m.Type });
        return folder.Write("models.json", JsonSerializer.Serialize(new { models = entries }));
    }
}
