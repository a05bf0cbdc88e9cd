using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments;

/// <summary>A model that only has a card and kernels; its layers have names of their own, so that they can only be found by role.</summary>
internal sealed class PlantedModel(ModelCard card) : IRetinaModel, IKernelSource
{
    public ModelCard Card => card;

    public IReadOnlyList<Kernel> Kernels { get; init; } = [];

    public static PlantedModel Full(int bipolar = 3, int amacrine = 2, int ganglion = 4) => new(CardOf(
        new("first", LayerRole.Bipolar, bipolar, 5, 2, 2),
        new("side", LayerRole.Amacrine, amacrine, 5, 1, 1),
        new("output", LayerRole.Ganglion, ganglion, 5, 1, 1),
        new("choice", LayerRole.Decision, 2, 5, 1, 1)));

    public static PlantedModel Of(params LayerCard[] layers) => new(CardOf(layers));

    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
        throw new InvalidOperationException("a measurement asked for a response");

    private static ModelCard CardOf(params LayerCard[] layers) => new()
    {
        Name = "planted",
        Version = "1",
        Description = "Planted.",
        Citation = "None.",
        Input = new MovieGeometry(5, 8, 8),
        Layers = layers,
        Classes = layers.Any(l => l.Role == LayerRole.Decision) ? ["left", "right"] : [],
    };
}
