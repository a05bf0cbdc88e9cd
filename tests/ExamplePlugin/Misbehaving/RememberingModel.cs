using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>Adapts from call to call: its responses fade with the number of movies that it has seen.</summary>
public sealed class RememberingModel : IRetinaModel
{
    private const float FadingPerMovie = 0.999f;

    private readonly MotionEnergyModel _inner = new(SmallMovies.Geometry);
    private float _gain = 1;

    /// <inheritdoc/>
    public ModelCard Card => _inner.Card with { ThreadSafe = false };

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ResponseBatch batch = _inner.Respond(stimuli, query, cancellation);
        for (int s = 0; s < stimuli.Count; s++)
        {
            _gain *= FadingPerMovie;
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                for (int r = 0; r < query.Conditions[c].Requests.Count; r++)
                {
                    foreach (ref float value in batch[s, c, r])
                        value *= query.Conditions[c].Requests[r].Reduction == Reduction.LastFrameEnergy ? _gain * _gain : _gain;
                }
            }
        }

        return batch;
    }
}
