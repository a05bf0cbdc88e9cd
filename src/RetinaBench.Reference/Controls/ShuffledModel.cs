using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls;

/// <summary>A null: another model whose response to each stimulus is that to another stimulus of the same environment.</summary>
/// <remarks>
/// The other stimulus is drawn over all points of the environment, from a stream keyed by the environment's name and the point
/// and ordinal of the shown one, and is never the shown one itself; so responses keep their statistics over the environment and
/// lose every tie to what is shown. A stimulus that no environment made has no other to be swapped with and is refused.
/// Capabilities of the other model, such as its kernels, are not passed on. Thread-safe if the other model is.
/// </remarks>
public sealed class ShuffledModel : IRetinaModel
{
    private const ulong Seed = 2021;

    // Ordinals have no end; a million makes it unlikely that a run shows the drawn stimulus as well.
    private const int Ordinals = 1 << 20;

    private readonly IRetinaModel _inner;

    /// <summary>Makes the null.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="inner">The model that is shown other stimuli.</param>
    public ShuffledModel(string name, IRetinaModel inner)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        Card = inner.Card with
        {
            Name = name,
            Description = $"A null control: {inner.Card.Name}, shown another stimulus of the same environment.",
            Role = ModelRole.Null,
        };
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    /// <exception cref="InputException">A stimulus was not made by an environment.</exception>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        return _inner.Respond([.. stimuli.Select(Other)], query, cancellation);
    }

    /// <summary>The stimulus that the other model is shown instead.</summary>
    /// <param name="stimulus">What is shown.</param>
    /// <exception cref="InputException">It was not made by an environment.</exception>
    public Stimulus Other(Stimulus stimulus)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        StimulusOrigin origin = stimulus.Origin
            ?? throw new InputException($"{Card.Name}: stimulus {stimulus.Id} belongs to no environment, so there is no other stimulus to swap it with; show stimuli of a suite instead of explicit scenes");
        var random = new RandomStream(Seed, $"shuffled/{origin.Environment.Name}", (uint)origin.Point, (uint)origin.Ordinal);
        int point, ordinal;
        do
        {
            point = random.NextInt(origin.Environment.Points.Count);
            ordinal = random.NextInt(Ordinals);
        }
        while (point == origin.Point && ordinal == origin.Ordinal);
        return origin.Environment.Create(point, ordinal);
    }
}
