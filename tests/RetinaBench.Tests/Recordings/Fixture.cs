using System.Text.Json;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Recordings;

/// <summary>The recordings that NumPy and SciPy wrote, see the README beside them.</summary>
internal static class Fixture
{
    private static readonly Lazy<JsonElement> s_expected = new(() => JsonDocument.Parse(File.ReadAllBytes(At("expected.json"))).RootElement);

    /// <summary>The path of a file.</summary>
    public static string At(string name) => Path.Combine(SharedData.RepositoryRoot, "tests/RetinaBench.Tests/Recordings/Fixtures", name);

    /// <summary>What a file should hold.</summary>
    /// <param name="path">Names of members.</param>
    public static JsonElement Expected(params string[] path) => path.Aggregate(s_expected.Value, (element, name) => element.GetProperty(name));

    /// <summary>A list of numbers.</summary>
    public static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetDouble())];

    /// <summary>The numbers of nested lists, the last axis fastest.</summary>
    public static double[] Flat(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().SelectMany(Flat)] : [list.GetDouble()];
}
