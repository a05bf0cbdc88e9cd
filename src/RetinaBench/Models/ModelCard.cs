using System.Text.Json.Serialization;
using RetinaBench.Stimuli;

namespace RetinaBench.Models;

/// <summary>What a model says of itself; the harness plans by it and <c>validate</c> holds the model to it.</summary>
public sealed record ModelCard
{
    /// <summary>Unique name within a registry.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model; a different one is a different subject.</summary>
    public required string Version { get; init; }

    /// <summary>What the model is, in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Where the model was published, with a DOI or address, or how it was made.</summary>
    public required string Citation { get; init; }

    /// <summary>Shape of the movies it takes, [frames, rows, columns]; null for a model that answers no stimuli, but is fitted to a cell and takes movies of any size.</summary>
    public required MovieGeometry? Input { get; init; }

    /// <summary>Its layers in the order of the signal flow, a decision layer last where it decides; empty for a model that answers no stimuli.</summary>
    public required IReadOnlyList<LayerCard> Layers { get; init; }

    /// <summary>Names of the decisions, in the order of the decision layer's units; empty for a model that does not decide.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Unit of the responses, for example <c>arbitrary</c> or <c>Hz</c>.</summary>
    public string ResponseUnit { get; init; } = "arbitrary";

    /// <summary>Visual angle of a pixel in degrees, or null where the model is not calibrated.</summary>
    public double? PixelDegrees { get; init; }

    /// <summary>Duration of a frame in milliseconds, or null where the model is not calibrated.</summary>
    public double? FrameMilliseconds { get; init; }

    /// <summary>What it costs by its definition, or null where it does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelCost? Cost { get; init; }

    /// <summary>Why it is in the registry.</summary>
    public ModelRole Role { get; init; } = ModelRole.Subject;

    /// <summary>Whether <see cref="IRetinaModel.Respond"/> may be called from several threads at once.</summary>
    public bool ThreadSafe { get; init; }

    /// <summary>Shape of the movies that an <see cref="IRetinaModel"/> takes: <see cref="Input"/>, which such a model must have.</summary>
    /// <exception cref="InvalidOperationException">The card has no input: the model answers no stimuli.</exception>
    [JsonIgnore]
    public MovieGeometry Geometry => Input ?? throw new InvalidOperationException($"{Name} has no input geometry: it answers no stimuli");

    /// <summary>The layer of a name, or null.</summary>
    /// <param name="name">Name of the layer.</param>
    public LayerCard? FindLayer(string name) => Layers.FirstOrDefault(l => l.Name == name);

    /// <summary>The first layer of a role, or null.</summary>
    /// <param name="role">The role.</param>
    public LayerCard? FindLayer(LayerRole role) => Layers.FirstOrDefault(l => l.Role == role);

    /// <summary>Every cell type that may be lesioned, that is all but the decision layer's, in layer order.</summary>
    public IEnumerable<CellType> CellTypes =>
        from layer in Layers
        where layer.Role != LayerRole.Decision
        from index in Enumerable.Range(0, layer.CellTypes)
        select new CellType(layer.Name, index);
}
