using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>Answers with one cell type more in its first layer than its card says.</summary>
public sealed class WrongShapeModel : IRetinaModel
{
    private readonly MotionEnergyModel _inner = new(SmallMovies.Geometry);

    /// <inheritdoc/>
    public ModelCard Card => _inner.Card;

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        LayerCard first = Card.Layers[0];
        ModelCard larger = Card with { Layers = [first with { CellTypes = first.CellTypes + 1 }, .. Card.Layers.Skip(1)] };
        ResponseBatch batch = ResponseBatch.Allocate(larger, stimuli.Count, query);
        for (int s = 0; s < stimuli.Count; s++)
        {
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                for (int r = 0; r < query.Conditions[c].Requests.Count; r++)
                    batch[s, c, r].Clear();
            }
        }

        return batch;
    }
}
