using System.Text.Json;
using RetinaBench.Json;

namespace RetinaBench.Cli.Responses;

/// <summary>What <c>respond</c> writes: the shape of the published golden responses.</summary>
/// <param name="Weights">Name of the model.</param>
/// <param name="Responses">One a scene, in the order of the scene file.</param>
internal sealed record ResponsesDocument(string Weights, IReadOnlyList<SceneResponses> Responses)
{
    // Unlike other documents on few lines: thousands of numbers, one a line, help nobody.
    private static readonly JsonSerializerOptions Compact = new(StrictJson.Options) { WriteIndented = false };

    /// <summary>The JSON text, on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Compact) + "\n";
}
