using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>The oracle of the dot-motion suites: a hand-wired correlator circuit that tells which way the faster dots move, without training.</summary>
/// <remarks>
/// <para>Input cells find the centres of discs brighter than 1/16. Bipolar types respond to discs that have moved, whatever the
/// direction: types 0-3 on even rows, 4-7 on odd rows, each above a speed of its own. Amacrine cells delay and compare the
/// bipolar drive along rows: types 0-2 detect rightward, 3-5 leftward motion, each on rows of its own. Two ganglion types, right-
/// (0) and left-preferring (1), take the same drive and are inhibited by the amacrine cells of the other direction. The
/// decision sums each ganglion type over space and past frames.</para>
/// <para>Layers are named bipolar, amacrine, ganglion [types, frames, 7, 7] and decision (left, right) [2, frames, 1, 1]; the maps
/// are sums over patches of retina. The drive of a moving disc grows 16-fold at 0.75, 1.5 and, on odd and even rows, 2.25 and
/// 2.75 pixels/frame.</para>
/// <para>It reads pixels only, and grey movies as well as 0/1 ones; a movie that stands still gives zero everywhere, a mirrored one
/// the mirrored decision (to the bit if 0/1, else up to rounding). Immutable and thread-safe.</para>
/// </remarks>
public sealed class CorrelatorModel : IRetinaModel
{
    /// <summary>The circuit for the published movies, 51 frames of 255 x 255.</summary>
    public CorrelatorModel()
        : this(new(51, 255, 255))
    {
    }

    /// <summary>The circuit for movies of another shape.</summary>
    /// <param name="input">Shape of the movies. Discs of radius 5 that are cut by an edge are not seen.</param>
    public CorrelatorModel(MovieGeometry input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Card = CorrelatorCard.Make(input);
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A stimulus has another geometry than the card's, or the query names a layer or cell type that the card has not.</exception>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ResponseBatch batch = ResponseBatch.Allocate(Card, stimuli.Count, query);
        foreach (CellType type in query.Conditions.SelectMany(c => c.Lesion.CellTypes))
        {
            if (!Card.CellTypes.Contains(type))
                throw new ArgumentException($"{Card.Name} has no cell type {type}", nameof(query));
        }

        var circuit = new CorrelatorCircuit(Card);
        for (int s = 0; s < stimuli.Count; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (stimuli[s].Geometry != Card.Geometry)
                throw new ArgumentException($"{Card.Name} takes movies of {Card.Geometry}; stimulus {stimuli[s].Id} is {stimuli[s].Geometry}", nameof(stimuli));
            BipolarFrame[] bipolar = BipolarStage.Respond(Card.Geometry.Rows, CenterDetector.Detect(stimuli[s]));
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                (Lesion lesion, IReadOnlyList<ResponseRequest> requests) = query.Conditions[c];
                circuit.Run(bipolar, lesion, requests);
                for (int r = 0; r < requests.Count; r++)
                    ResponseReducer.Reduce(Card.FindLayer(requests[r].Layer)!, circuit[requests[r].Layer], requests[r].Reduction, batch[s, c, r]);
            }
        }

        return batch;
    }
}
