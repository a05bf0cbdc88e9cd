using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>Never recovers: a cell type that a call has lesioned stays silent in later calls.</summary>
public sealed class ScarredModel : IRetinaModel
{
    private readonly MotionEnergyModel _inner = new(SmallMovies.Geometry);
    private readonly HashSet<CellType> _scars = [];

    /// <inheritdoc/>
    public ModelCard Card => _inner.Card with { ThreadSafe = false };

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ResponseBatch batch = _inner.Respond(stimuli, new([.. query.Conditions.Select(c => c with { Lesion = Lesion.Of(_scars.Concat(c.Lesion.CellTypes)) })]), cancellation);
        _scars.UnionWith(query.Conditions.SelectMany(c => c.Lesion.CellTypes));
        return batch;
    }
}
