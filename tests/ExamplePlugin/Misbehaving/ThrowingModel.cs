using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>Throws on every call.</summary>
public sealed class ThrowingModel : IRetinaModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new MotionEnergyModel(SmallMovies.Geometry).Card;

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
        throw new NotSupportedException("the retina\nis detached");
}
