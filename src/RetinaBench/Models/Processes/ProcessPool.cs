namespace RetinaBench.Models.Processes;

/// <summary>The processes that serve one model: up to as many as are allowed, each lent to one thread at a time. Thread-safe.</summary>
/// <remarks>
/// A process is lent that holds the fewest fits, so that a thread finds the one that its own fit lies in free when it comes back; a further one is started
/// before a process is lent to a second fit. Disposing ends all processes.
/// </remarks>
internal sealed class ProcessPool : IDisposable
{
    // Whoever waits is woken when a process comes back; a cancellation is noticed after this at the latest.
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly ProcessOptions _options;
    private readonly List<ModelClient> _all = [];
    private readonly List<ModelClient> _idle = [];
    private int _starting;
    private bool _closed;

    /// <summary>Makes a pool.</summary>
    /// <param name="options">What is run, and how.</param>
    /// <param name="first">The first process, which the pool disposes of.</param>
    public ProcessPool(ProcessOptions options, ModelClient first)
    {
        (_options, First) = (options, first);
        _all.Add(first);
        _idle.Add(first);
    }

    /// <summary>The first process: what it said of the model holds for all.</summary>
    public ModelClient First { get; }

    /// <summary>The last words of a process that has any.</summary>
    public string LastWords => Snapshot().Select(c => c.LastWords).FirstOrDefault(w => w.Length > 0) ?? "";

    /// <summary>Seconds that the model itself took for all requests so far, as the processes say.</summary>
    public double ModelSeconds => Snapshot().Sum(c => c.ModelSeconds);

    /// <summary>Lends a process; waits until one is free.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ModelProcessException">A further process cannot be started, or is another model.</exception>
    public Lease Rent(CancellationToken cancellation) => new(this, Take(cancellation) ?? Start(cancellation));

    /// <summary>Lends a certain process; waits until it is free.</summary>
    /// <param name="client">A process of this pool.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Lease Rent(ModelClient client, CancellationToken cancellation)
    {
        lock (_gate)
        {
            while (!_idle.Remove(Open(client)))
                Wait(cancellation);
        }

        return new(this, client);
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        foreach (ModelClient client in Snapshot())
            client.Dispose();
    }

    // Null where another process is to be started.
    private ModelClient? Take(CancellationToken cancellation)
    {
        lock (_gate)
        {
            while (true)
            {
                ModelClient? best = Open(_idle.MinBy(c => c.Fits));
                if (best is not { Fits: 0 } && _all.Count + _starting < _options.Processes)
                {
                    _starting++;
                    return null;
                }

                if (best is not null)
                {
                    _idle.Remove(best);
                    return best;
                }

                Wait(cancellation);
            }
        }
    }

    private T Open<T>(T value)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(ProcessPool));
        return value;
    }

    private void Wait(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Monitor.Wait(_gate, s_glance);
    }

    private ModelClient Start(CancellationToken cancellation)
    {
        ModelClient? client = null;
        try
        {
            client = ModelClient.Open(_options, cancellation);
            if (Lines(client) != Lines(First))
                throw new ModelProcessException($"another process of the same command says something else of the model: {Lines(client)}");
            lock (_gate)
            {
                _all.Add(Open(client));
                return client;
            }
        }
        catch
        {
            client?.Dispose();
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _starting--;
                Monitor.PulseAll(_gate);
            }
        }

        static string Lines(ModelClient client) => System.Text.Encoding.UTF8.GetString(ProcessProtocol.Write(client.Hello)).TrimEnd();
    }

    // A client that has failed comes back too: whoever rents it next hears the same reason.
    private void Return(ModelClient client)
    {
        lock (_gate)
        {
            _idle.Add(client);
            Monitor.PulseAll(_gate);
        }
    }

    private ModelClient[] Snapshot()
    {
        lock (_gate)
            return [.. _all];
    }

    /// <summary>A process on loan; disposing gives it back.</summary>
    public readonly struct Lease(ProcessPool pool, ModelClient client) : IDisposable
    {
        /// <summary>The process.</summary>
        public ModelClient Client => client;

        /// <inheritdoc/>
        public void Dispose() => pool.Return(client);
    }
}
