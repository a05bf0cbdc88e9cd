using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>Cannot be made.</summary>
public sealed class FailingConstructorModel : IRetinaModel
{
    /// <summary>Throws.</summary>
    public FailingConstructorModel() => throw new InvalidOperationException("no eye found");

    /// <inheritdoc/>
    public ModelCard Card { get; } = new MotionEnergyModel(SmallMovies.Geometry).Card;

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
        ResponseBatch.Allocate(Card, stimuli.Count, query);
}
