using RetinaBench.Stimuli;

namespace RetinaBench.Models;

/// <summary>The plain way to write a model: from the frames of one movie to the responses of all layers; the rest is done here.</summary>
/// <remarks>
/// Rendering, conditions, reductions and shape checks are this class's; the author writes a card and <see cref="Forward"/>.
/// Each movie is drawn once, and <see cref="Forward"/> runs once a movie and lesion. A model with a sparse path, or one that
/// shares work between lesions, implements <see cref="IRetinaModel"/> itself. Thread-safe exactly when Forward is; say so on the card.
/// </remarks>
public abstract class DenseRetinaModel : IRetinaModel
{
    /// <summary>Makes a model with its card.</summary>
    /// <param name="card">What the model says of itself.</param>
    protected DenseRetinaModel(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        Card = card;
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <summary>Computes the responses of all layers to one movie.</summary>
    /// <param name="movie">Intensities, [frames, rows, columns] of the card's input geometry.</param>
    /// <param name="responses">Receives the layers, in the order of the signal flow; see <see cref="LayerResponses"/> for lesions.</param>
    protected abstract void Forward(ReadOnlySpan<float> movie, LayerResponses responses);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A stimulus has another geometry than the card's, or the query names a layer or cell type that the card has not.</exception>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ResponseBatch batch = ResponseBatch.Allocate(Card, stimuli.Count, query);
        foreach (ConditionQuery condition in query.Conditions)
            CheckLesion(condition.Lesion);

        var movie = new float[Card.Geometry.Pixels];
        var responses = new LayerResponses(Card);
        for (int s = 0; s < stimuli.Count; s++)
        {
            if (stimuli[s].Geometry != Card.Geometry)
                throw new ArgumentException($"{Card.Name} takes movies of {Card.Geometry}; stimulus {stimuli[s].Id} is {stimuli[s].Geometry}", nameof(stimuli));
            stimuli[s].Render(movie);
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                cancellation.ThrowIfCancellationRequested();
                responses.Begin(query.Conditions[c].Lesion);
                Forward(movie, responses);
                Collect(query.Conditions[c].Requests, responses, batch, s, c);
            }
        }

        return batch;
    }

    // What Forward did not write keeps the NaN of a fresh batch, which every reader of responses refuses.
    private void Collect(IReadOnlyList<ResponseRequest> requests, LayerResponses responses, ResponseBatch batch, int stimulus, int condition)
    {
        for (int r = 0; r < requests.Count; r++)
        {
            string layer = requests[r].Layer;
            if (responses.IsWritten(layer))
                ResponseReducer.Reduce(Card.FindLayer(layer)!, responses[layer], requests[r].Reduction, batch[stimulus, condition, r]);
        }
    }

    private void CheckLesion(Lesion lesion)
    {
        foreach (CellType type in lesion.CellTypes)
        {
            if (Card.FindLayer(type.Layer) is not { } layer || type.Index < 0 || type.Index >= layer.CellTypes)
                throw new ArgumentException($"{Card.Name} has no cell type {type}", nameof(lesion));
        }
    }
}
