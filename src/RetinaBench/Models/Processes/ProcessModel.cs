using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>A model that runs in processes of its own and is spoken to over their stdin and stdout (docs/process-protocol.md).</summary>
/// <remarks>
/// Thread-safe exactly where more than one process is allowed; a further one is started when all others are at work. A process
/// that hangs, ends, or answers nonsense fails the call, and every later one with the same reason. Closing the model ends all processes.
/// </remarks>
internal abstract class ProcessModel : IRetinaModel, ILastWords, IDisposable
{
    private readonly ProcessPool _pool;
    private readonly ModelClient _first;

    private ProcessModel(ProcessPool pool) => (_pool, _first) = (pool, pool.First);

    /// <inheritdoc/>
    public ModelCard Card => _first.Card;

    /// <inheritdoc/>
    public string LastWords => _pool.LastWords;

    /// <summary>What the process says of its client.</summary>
    public string Client => OneLine.Of(_first.Hello.Client);

    /// <summary>Seconds that the model itself took for all requests so far, as the processes say.</summary>
    public double ModelSeconds => _pool.ModelSeconds;

    /// <summary>Makes a model of what a process says that it can do.</summary>
    /// <param name="pool">Processes that answer stimuli; the model disposes of them.</param>
    public static ProcessModel Of(ProcessPool pool) => (pool.First.Hello.Gradient, pool.First.Hello.Kernels) switch
    {
        (false, false) => new Plain(pool),
        (true, false) => new WithGradient(pool),
        (false, true) => new WithKernels(pool),
        _ => new WithBoth(pool),
    };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A stimulus has another geometry than the card's, or the query names a layer or cell type that the card has not.</exception>
    /// <exception cref="ModelProcessException">A process failed.</exception>
    /// <remarks>Cancelling ends the processes that are at work, and the model with them.</remarks>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ResponseBatch batch = ResponseBatch.Allocate(Card, stimuli.Count, query);
        Check(stimuli, query);
        using ProcessPool.Lease lease = _pool.Rent(cancellation);
        lease.Client.Respond(stimuli, Divide(stimuli, query, lease.Client), batch, cancellation);
        return batch;
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose() => _pool.Dispose();

    // What IInputGradient.Differentiate does where the process offers it.
    private double Ascend(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (movie.Length != Card.Geometry.Pixels || gradient.Length != movie.Length)
            throw new ArgumentException($"{Card.Name} takes movies of {Card.Geometry} = {Card.Geometry.Pixels} values, not {movie.Length} with a gradient of {gradient.Length}", nameof(movie));
        objective.Check(Card);
        using ProcessPool.Lease lease = _pool.Rent(default);
        return lease.Client.Differentiate(movie, objective, gradient);
    }

    private IEnumerable<ResponsePiece> Divide(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, ModelClient client)
    {
        IReadOnlyList<Reduction> reductions = client.Hello.Reductions;
        for (int first = 0, count; first < query.Conditions.Count; first += count)
        {
            count = CountConditions(query, first, reductions);
            var plan = new ResponsePlan(Card, query, first, count, reductions);
            for (int s = 0, shown; s < stimuli.Count && plan.Values > 0; s += shown)
            {
                shown = client.CountOf(stimuli, s, plan);
                yield return new(plan, s, shown);
            }
        }
    }

    private int CountConditions(ResponseQuery query, int first, IReadOnlyList<Reduction> reductions)
    {
        int count = 0;
        for (long values = 0; first + count < query.Conditions.Count && count < ProcessProtocol.MaximumPairs; count++)
        {
            values += ResponsePlan.SizeOf(Card, query.Conditions[first + count], reductions);
            if (count > 0 && values > ProcessProtocol.MaximumValues)
                break;
        }

        return count;
    }

    private void Check(IReadOnlyList<Stimulus> stimuli, ResponseQuery query)
    {
        foreach (Stimulus stimulus in stimuli)
        {
            if (stimulus.Geometry != Card.Geometry)
                throw new ArgumentException($"{Card.Name} takes movies of {Card.Geometry}; stimulus {stimulus.Id} is {stimulus.Geometry}", nameof(stimuli));
        }

        foreach (CellType type in query.Conditions.SelectMany(c => c.Lesion.CellTypes))
        {
            if (Card.FindLayer(type.Layer) is not { Role: not LayerRole.Decision } layer || type.Index < 0 || type.Index >= layer.CellTypes)
                throw new ArgumentException($"{Card.Name} has no cell type {type}", nameof(query));
        }
    }

    private sealed class Plain(ProcessPool pool) : ProcessModel(pool);

    private sealed class WithGradient(ProcessPool pool) : ProcessModel(pool), IInputGradient
    {
        public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) => Ascend(movie, objective, gradient);
    }

    private sealed class WithKernels(ProcessPool pool) : ProcessModel(pool), IKernelSource
    {
        public IReadOnlyList<Kernel> Kernels { get; } = pool.First.ReadKernels(default);
    }

    private sealed class WithBoth(ProcessPool pool) : ProcessModel(pool), IInputGradient, IKernelSource
    {
        public IReadOnlyList<Kernel> Kernels { get; } = pool.First.ReadKernels(default);

        public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) => Ascend(movie, objective, gradient);
    }
}
