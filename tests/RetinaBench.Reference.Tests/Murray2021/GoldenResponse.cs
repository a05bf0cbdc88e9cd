using System.Text.Json;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021;

/// <summary>One scene of the golden files with what the authors' own code answers to it.</summary>
internal sealed record GoldenResponse(
    string Id, int LitPixels, IReadOnlyDictionary<string, float[]> Decision, IReadOnlyDictionary<string, float[]> MeanResponse, IReadOnlyDictionary<string, float[]> LastFrameEnergy)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<GoldenResponse> Read(string model) =>
        JsonSerializer.Deserialize<ResponseFile>(File.ReadAllText(SharedData.Require($"reference/murray2021/golden-{model}-responses.json")), Options)!.Responses;

    public static IReadOnlyList<Stimulus> ReadStimuli()
    {
        SceneFile file = JsonSerializer.Deserialize<SceneFile>(File.ReadAllText(SharedData.Require("reference/murray2021/golden-scenes.json")), Options)!;
        var geometry = new MovieGeometry(file.Frames, file.Height, file.Width);
        return [.. file.Scenes.Select(s => Stimulus.FromScene(
            s.Id, new DotScene(geometry, file.DotRadius, file.FieldMin, file.FieldMax, [.. s.Dots.Select(d => new Dot((int)d[0], d[1], d[2]))]), -1))];
    }

    private sealed record ResponseFile(IReadOnlyList<GoldenResponse> Responses);

    private sealed record SceneFile(int Frames, int Height, int Width, int DotRadius, int FieldMin, int FieldMax, IReadOnlyList<ExplicitScene> Scenes);

    private sealed record ExplicitScene(string Id, IReadOnlyList<double[]> Dots);
}
