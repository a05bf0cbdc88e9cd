using System.Collections.Concurrent;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>A model that runs in processes of its own and is spoken to over their stdin and stdout (docs/process-protocol.md).</summary>
/// <remarks>
/// Thread-safe exactly where more than one process is allowed; a further one is started when all others are at work. A process
/// that hangs, ends, or answers nonsense fails the call, and every later one with the same reason. Closing the model ends all processes.
/// </remarks>
internal abstract class ProcessModel : IRetinaModel, ILastWords, IDisposable
{
    private readonly ProcessOptions _options;
    private readonly ModelClient _first;
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentStack<ModelClient> _idle = new();
    private readonly ConcurrentBag<ModelClient> _all = [];
    private int _closed;

    private ProcessModel(ProcessOptions options, ModelClient first)
    {
        _options = options;
        _first = first;
        _free = new(options.Processes);
        _idle.Push(first);
        _all.Add(first);
    }

    /// <inheritdoc/>
    public ModelCard Card => _first.Card;

    /// <inheritdoc/>
    public string LastWords => _all.Select(c => c.LastWords).FirstOrDefault(w => w.Length > 0) ?? "";

    /// <summary>What the process says of its client.</summary>
    public string Client => OneLine.Of(_first.Hello.Client);

    /// <summary>Seconds that the model itself took for all requests so far, as the processes say.</summary>
    public double ModelSeconds => _all.Sum(c => c.ModelSeconds);

    /// <summary>Starts a process and makes a model of what it says it can do.</summary>
    /// <param name="options">What is run, and how.</param>
    /// <exception cref="ModelProcessException">It cannot be started, or does not speak the protocol.</exception>
    public static ProcessModel Open(ProcessOptions options)
    {
        ModelClient first = ModelClient.Open(options);
        try
        {
            return (first.Hello.Gradient, first.Hello.Kernels) switch
            {
                (false, false) => new Plain(options, first),
                (true, false) => new WithGradient(options, first),
                (false, true) => new WithKernels(options, first),
                _ => new WithBoth(options, first),
            };
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A stimulus has another geometry than the card's, or the query names a layer or cell type that the card has not.</exception>
    /// <exception cref="ModelProcessException">A process failed.</exception>
    /// <remarks>Cancelling ends the processes that are at work, and the model with them.</remarks>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ResponseBatch batch = ResponseBatch.Allocate(Card, stimuli.Count, query);
        Check(stimuli, query);
        IReadOnlyList<Reduction> reductions = _first.Hello.Reductions;
        using Lease lease = Rent(cancellation);
        for (int first = 0, count; first < query.Conditions.Count; first += count)
        {
            count = CountConditions(query, first, reductions);
            var plan = new ResponsePlan(Card, query, first, count, reductions);
            for (int s = 0, shown; s < stimuli.Count && plan.Values > 0; s += shown)
            {
                shown = lease.Client.CountOf(stimuli, s, plan);
                lease.Client.Respond(stimuli, s, shown, plan, batch, cancellation);
            }
        }

        return batch;
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        foreach (ModelClient client in _all)
            client.Dispose();
        _free.Dispose();
    }

    // What IInputGradient.Differentiate does where the process offers it.
    private double Ascend(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (movie.Length != Card.Geometry.Pixels || gradient.Length != movie.Length)
            throw new ArgumentException($"{Card.Name} takes movies of {Card.Geometry} = {Card.Geometry.Pixels} values, not {movie.Length} with a gradient of {gradient.Length}", nameof(movie));
        objective.Check(Card);
        using Lease lease = Rent(default);
        return lease.Client.Differentiate(movie, objective, gradient);
    }

    private Lease Rent(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_closed != 0, this);
        _free.Wait(cancellation);
        try
        {
            return new(this, _idle.TryPop(out ModelClient? idle) ? idle : OpenAnother(cancellation));
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    private ModelClient OpenAnother(CancellationToken cancellation)
    {
        ModelClient client = ModelClient.Open(_options, cancellation);
        _all.Add(client);
        return Lines(client) == Lines(_first) ? client : throw new ModelProcessException($"another process of the same command says something else of the model: {Lines(client)}");

        static string Lines(ModelClient client) => System.Text.Encoding.UTF8.GetString(ProcessProtocol.Write(client.Hello)).TrimEnd();
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

    // A client that has failed goes back too: whoever rents it next hears the same reason.
    private readonly struct Lease(ProcessModel model, ModelClient client) : IDisposable
    {
        public ModelClient Client => client;

        public void Dispose()
        {
            model._idle.Push(client);
            model._free.Release();
        }
    }

    private sealed class Plain(ProcessOptions options, ModelClient first) : ProcessModel(options, first);

    private sealed class WithGradient(ProcessOptions options, ModelClient first) : ProcessModel(options, first), IInputGradient
    {
        public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) => Ascend(movie, objective, gradient);
    }

    private sealed class WithKernels(ProcessOptions options, ModelClient first) : ProcessModel(options, first), IKernelSource
    {
        public IReadOnlyList<Kernel> Kernels { get; } = first.ReadKernels(default);
    }

    private sealed class WithBoth(ProcessOptions options, ModelClient first) : ProcessModel(options, first), IInputGradient, IKernelSource
    {
        public IReadOnlyList<Kernel> Kernels { get; } = first.ReadKernels(default);

        public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) => Ascend(movie, objective, gradient);
    }
}
