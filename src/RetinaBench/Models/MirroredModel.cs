using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Reflections;

namespace RetinaBench.Models;

/// <summary>Another model in a mirror: it is shown every movie with left and right exchanged, and its answers left and right are exchanged.</summary>
/// <remarks>
/// It does the task as well as the other model, and whatever preferred rightward motion there prefers leftward motion here.
/// Between equal answers left is chosen, so in the mirror right is: there the answer right is lifted by the least amount.
/// Response maps stay as the other model lays them out. Capabilities of the other model, such as its kernels, are not passed on.
/// Thread-safe if the other model is.
/// </remarks>
public sealed class MirroredModel : IRetinaModel
{
    private static readonly string[] s_classes = ["left", "right"];

    private readonly IRetinaModel _inner;

    /// <summary>Puts a model in front of a mirror.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="inner">The model, whose classes, if it decides, are left and right.</param>
    /// <exception cref="ArgumentException">It decides between other classes.</exception>
    public MirroredModel(string name, IRetinaModel inner)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(inner);
        if (inner.Card.Classes.Count > 0 && !inner.Card.Classes.SequenceEqual(s_classes))
            throw new ArgumentException($"{inner.Card.Name} decides between {string.Join(", ", inner.Card.Classes)}: only left and right can be exchanged", nameof(inner));
        _inner = inner;
        Card = inner.Card with { Name = name, Description = $"{inner.Card.Name} in a mirror: left and right of what it sees and of what it answers are exchanged." };
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ArgumentNullException.ThrowIfNull(query);
        ResponseBatch batch = _inner.Respond([.. stimuli.Select(s => MovieReflection.Of(s, Reflection.Mirror))], query, cancellation);
        for (int c = 0; c < query.Conditions.Count; c++)
        {
            IReadOnlyList<ResponseRequest> requests = query.Conditions[c].Requests;
            for (int r = 0; r < requests.Count; r++)
            {
                if (Card.FindLayer(requests[r].Layer)?.Role != LayerRole.Decision)
                    continue;
                for (int s = 0; s < batch.Stimuli; s++)
                    Exchange(batch[s, c, r], requests[r].Reduction);
            }
        }

        return batch;
    }

    // Whatever the reduction, cell types are the first axis, and a decision layer has one a class.
    private static void Exchange(Span<float> answers, Reduction reduction)
    {
        Span<float> left = answers[..(answers.Length / 2)], right = answers[(answers.Length / 2)..];
        for (int i = 0; i < left.Length; i++)
        {
            bool tie = reduction == Reduction.LastFrame && left[i] == right[i];
            (left[i], right[i]) = (right[i], tie ? MathF.BitIncrement(left[i]) : left[i]);
        }
    }
}
