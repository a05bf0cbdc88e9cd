using System.Runtime.CompilerServices;
using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls;

/// <summary>A structural null: a murray2021 network with every sign that the paper constrains the wrong way round.</summary>
/// <remarks>
/// Weights into amacrine and ganglion cells, in space and time, are minus the magnitudes of the given ones, and amacrine cells
/// put out +relu instead of -relu. It runs on the sound network with the same drive: amacrine responses of that network are the
/// negatives of ours, and so its weights from amacrine to ganglion cells are the negatives of ours as well. Thread-safe.
/// </remarks>
public sealed class SignFlippedModel : IRetinaModel, IKernelSource, IInputGradient
{
    private readonly Murray2021Model _inner;
    private readonly ConditionalWeakTable<ResponseObjective, ResponseObjective> _mirrored = [];

    /// <summary>Makes the null.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="parameters">Where the magnitudes, the bipolar cells and the decision come from.</param>
    /// <exception cref="InputException">The parameters are not consistent.</exception>
    public SignFlippedModel(string name, Murray2021Parameters parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(parameters);
        Murray2021Parameters flipped = parameters with
        {
            AmacrineSpace = Signed(parameters.AmacrineSpace, -1),
            AmacrineTime = Signed(parameters.AmacrineTime, -1),
            GanglionBipolarSpace = Signed(parameters.GanglionBipolarSpace, -1),
            GanglionAmacrineSpace = Signed(parameters.GanglionAmacrineSpace, -1),
            GanglionTime = Signed(parameters.GanglionTime, -1)!,
        };
        _inner = new(name, flipped with { GanglionAmacrineSpace = Signed(parameters.GanglionAmacrineSpace, 1) });
        Kernels = [.. Murray2021Kernels.Of(flipped)];
        Card = _inner.Card with
        {
            Version = flipped.Fingerprint()[..16],
            Description = "A null control: a network of murray2021 with negative weights into amacrine and ganglion cells, and amacrine cells that excite.",
            Role = ModelRole.Null,
        };
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>Makes the null of the registry: magnitudes of an untrained network of the published shape.</summary>
    /// <param name="name">Name within the registry.</param>
    public static SignFlippedModel Make(string name)
    {
        const ulong Seed = 2022;
        return new(name, Murray2021Parameters.Random(Murray2021Architecture.Published, Seed));
    }

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ArgumentNullException.ThrowIfNull(query);
        ResponseQuery mirrored = new([.. query.Conditions.Select(c => c with { Requests = [.. c.Requests.Select(Mirror)] })]);
        ResponseBatch batch = _inner.Respond(stimuli, mirrored, cancellation);
        for (int c = 0; c < query.Conditions.Count; c++)
        {
            for (int r = 0; r < query.Conditions[c].Requests.Count; r++)
            {
                ResponseRequest request = query.Conditions[c].Requests[r];
                if (request.Layer != Murray2021Model.AmacrineLayer || request.Reduction == Reduction.LastFrameEnergy)
                    continue;
                for (int s = 0; s < stimuli.Count; s++)
                    Negate(batch[s, c, r]);
            }
        }

        return batch;
    }

    /// <inheritdoc/>
    public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return _inner.Differentiate(movie, _mirrored.GetValue(objective, Mirror), gradient);
    }

    private static ResponseObjective Mirror(ResponseObjective objective) => new(
        objective.Lesion, [.. objective.Terms.Select(t => t.Type.Layer == Murray2021Model.AmacrineLayer ? t with { Weight = -t.Weight } : t)]);

    // The smallest of ours is minus the largest of theirs.
    private static ResponseRequest Mirror(ResponseRequest request) => request switch
    {
        { Layer: Murray2021Model.AmacrineLayer, Reduction: Reduction.Minimum } => request with { Reduction = Reduction.Maximum },
        { Layer: Murray2021Model.AmacrineLayer, Reduction: Reduction.Maximum } => request with { Reduction = Reduction.Minimum },
        _ => request,
    };

    // Not -value, which makes -0 of the silence of a lesioned type.
    private static void Negate(Span<float> values)
    {
        foreach (ref float value in values)
            value = 0 - value;
    }

    private static ConvolutionWeights? Signed(ConvolutionWeights? weights, float sign)
    {
        if (weights is null)
            return null;
        float[] signed = weights.Weights.ToArray();
        foreach (ref float weight in signed.AsSpan())
            weight = sign * Math.Abs(weight);
        return weights with { Weights = signed };
    }
}
