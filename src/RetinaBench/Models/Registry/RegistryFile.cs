using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace RetinaBench.Models.Registry;

/// <summary>The form of a registry file, before the kinds have looked at the members of its entries.</summary>
/// <param name="Models">The entries, member by member.</param>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
internal sealed record RegistryFile(IReadOnlyList<Dictionary<string, JsonElement>?> Models);
