using System.Text.Json;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>Registries of models that run in processes of their own.</summary>
internal static class ProcessRegistry
{
    /// <summary>Writes a registry of the process of tests/ProcessPlugin.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="models">Name and arguments of each model.</param>
    public static string Write(TemporaryFolder folder, params (string Name, string[] Arguments)[] models) =>
        WriteCommands(folder, [.. models.Select(m => (m.Name, (string[])["dotnet", Path.Combine(AppContext.BaseDirectory, "plugins", "ProcessPlugin.dll"), .. m.Arguments]))]);

    /// <summary>Writes a registry.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="models">Name and command of each model.</param>
    public static string WriteCommands(TemporaryFolder folder, params (string Name, string[] Command)[] models) =>
        folder.Write("models.json", JsonSerializer.Serialize(new { models = models.Select(m => new { kind = "process", name = m.Name, command = m.Command, timeoutSeconds = 60 }) }));
}
