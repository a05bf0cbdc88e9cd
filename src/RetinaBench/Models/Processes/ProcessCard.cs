using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>A <see cref="ModelCard"/> as a process says it; whether it may be called from several threads is the harness's to know.</summary>
internal sealed record ProcessCard
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Description { get; init; }

    public required string Citation { get; init; }

    public MovieGeometry? Input { get; init; }

    public IReadOnlyList<LayerCard> Layers { get; init; } = [];

    public IReadOnlyList<string> Classes { get; init; } = [];

    public string ResponseUnit { get; init; } = "arbitrary";

    public double? PixelDegrees { get; init; }

    public double? FrameMilliseconds { get; init; }

    public ModelCost? Cost { get; init; }

    /// <summary>The card that the harness plans by.</summary>
    /// <param name="threadSafe">Whether the model may be called from several threads at once.</param>
    public ModelCard ToModelCard(bool threadSafe) => new()
    {
        Name = Name,
        Version = Version,
        Description = Description,
        Citation = Citation,
        Input = Input,
        Layers = Layers,
        Classes = Classes,
        ResponseUnit = ResponseUnit,
        PixelDegrees = PixelDegrees,
        FrameMilliseconds = FrameMilliseconds,
        Cost = Cost,
        ThreadSafe = threadSafe,
    };
}
