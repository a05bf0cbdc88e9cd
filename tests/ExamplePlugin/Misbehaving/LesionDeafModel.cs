using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>Answers as the intact model whatever is lesioned.</summary>
public sealed class LesionDeafModel : IRetinaModel
{
    private readonly MotionEnergyModel _inner = new(SmallMovies.Geometry);

    /// <inheritdoc/>
    public ModelCard Card => _inner.Card;

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
        _inner.Respond(stimuli, new([.. query.Conditions.Select(c => c with { Lesion = Lesion.None })]), cancellation);
}
