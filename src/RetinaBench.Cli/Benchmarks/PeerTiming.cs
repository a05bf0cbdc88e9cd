using System.Text.Json;
using RetinaBench.Baselines.Performance;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Cli.Benchmarks;

/// <summary>What a peer measured at one batch.</summary>
/// <param name="Batch">Stimuli of a batch.</param>
/// <param name="Torch">PyTorch's version.</param>
/// <param name="Device">Where it computed.</param>
/// <param name="Formulations">Its ways of writing the network, at least one; none where it failed.</param>
/// <param name="Failure">Why there are none, or null.</param>
internal sealed record PeerTiming(int Batch, string? Torch, string? Device, IReadOnlyList<PeerFormulation> Formulations, string? Failure = null)
{
    private const string Inference = "inferenceMsPerStimulus", Training = "trainingMsPerStimulus";

    /// <summary>Reads what a peer printed: <c>{"torch": "1.13.1", "device": "cuda", ..., "fused": {"inferenceMsPerStimulus": 9.1, "trainingMsPerStimulus": 25.4}}</c>; other members are not read.</summary>
    /// <param name="json">The text.</param>
    /// <param name="batch">Stimuli of a batch.</param>
    /// <exception cref="InputException">It is something else; the message says what is missing.</exception>
    public static PeerTiming Parse(string json, int batch)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new InputException($"the peer printed a JSON {root.ValueKind}, an object is expected");
            PeerFormulation[] found = [.. root.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Object).Select(m => new PeerFormulation(m.Name, Milliseconds(m, Inference), Milliseconds(m, Training)))];
            return found.Length > 0 ? new(batch, Text(root, "torch"), Text(root, "device"), found) : throw new InputException($"the peer printed no object with '{Inference}' and '{Training}'");
        }
        catch (JsonException e)
        {
            throw new InputException($"the peer did not print one JSON object: {e.Message}", e);
        }
    }

    /// <summary>Its better formulation of a task, or null where it failed.</summary>
    /// <param name="task">The task.</param>
    /// <param name="script">Name of the peer.</param>
    public PeerThroughput? Best(TorchTask task, string script)
    {
        double Of(PeerFormulation formulation) => task == TorchTask.Inference ? formulation.InferenceMsPerStimulus : formulation.TrainingMsPerStimulus;
        return Formulations.MinBy(Of) is { } best ? new($"{script} ({best.Name})", $"PyTorch {Torch}", Of(best)) : null;
    }

    private static double Milliseconds(JsonProperty formulation, string member) =>
        formulation.Value.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double milliseconds) && milliseconds > 0 && double.IsFinite(milliseconds)
            ? milliseconds
            : throw new InputException($"the peer printed no '{formulation.Name}.{member}' above 0");

    private static string Text(JsonElement root, string member) =>
        root.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new InputException($"the peer printed no text '{member}'");
}
