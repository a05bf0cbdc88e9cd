using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>A model that is not public.</summary>
internal sealed class HiddenModel : IRetinaModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new MotionEnergyModel(SmallMovies.Geometry).Card;

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
        new MotionEnergyModel(SmallMovies.Geometry).Respond(stimuli, query, cancellation);
}
