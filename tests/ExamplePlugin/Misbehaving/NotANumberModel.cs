using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>Answers soundly but for one NaN in the last response.</summary>
public sealed class NotANumberModel : IRetinaModel
{
    private readonly MotionEnergyModel _inner = new(SmallMovies.Geometry);

    /// <inheritdoc/>
    public ModelCard Card => _inner.Card;

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ResponseBatch batch = _inner.Respond(stimuli, query, cancellation);
        batch[stimuli.Count - 1, query.Conditions.Count - 1, query.Conditions[^1].Requests.Count - 1][0] = float.NaN;
        return batch;
    }
}
