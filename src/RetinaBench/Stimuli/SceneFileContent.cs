namespace RetinaBench.Stimuli;

/// <summary>The members of a scene file, before their ranges are checked.</summary>
internal sealed record SceneFileContent
{
    public required int Frames { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }

    public required int DotRadius { get; init; }

    public required int FieldMin { get; init; }

    public required int FieldMax { get; init; }

    public required IReadOnlyList<SceneContent> Scenes { get; init; }
}
