using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls;

/// <summary>A null: another model that sees, at every frame, the mean of the movie over time, so that nothing ever moves.</summary>
/// <remarks>Capabilities of the other model, such as its kernels, are not passed on. Thread-safe if the other model is.</remarks>
public sealed class StaticModel : IRetinaModel
{
    private readonly IRetinaModel _inner;

    /// <summary>Makes the null.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="inner">The model that is shown still movies.</param>
    public StaticModel(string name, IRetinaModel inner)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        Card = inner.Card with
        {
            Name = name,
            Description = $"A null control: {inner.Card.Name}, shown the mean frame of every movie.",
            Role = ModelRole.Null,
        };
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        var still = new Stimulus[stimuli.Count];
        for (int s = 0; s < still.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            still[s] = Stimulus.FromScene(stimuli[s].Id, StillScene.AverageOf(stimuli[s]), stimuli[s].Label, stimuli[s].Origin);
        }

        return _inner.Respond(still, query, cancellation);
    }
}
