namespace RetinaBench.Stimuli;

/// <summary>The members of one scene of a scene file, before their ranges are checked.</summary>
internal sealed record SceneContent
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public required double Slow { get; init; }

    public required double Alpha { get; init; }

    /// <summary>[dots, 3]: row, column and velocity.</summary>
    public required IReadOnlyList<double[]> Dots { get; init; }
}
