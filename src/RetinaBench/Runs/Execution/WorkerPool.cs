using System.Runtime.ExceptionServices;

namespace RetinaBench.Runs.Execution;

/// <summary>Worker threads that take models through their suites.</summary>
/// <remarks>
/// A worker takes work from the first model that has some, so that a model is opened only when every open one keeps
/// other workers busy: at most as many models are open as there are workers.
/// </remarks>
internal sealed class WorkerPool
{
    private readonly object _gate = new();
    private readonly IReadOnlyList<ModelRun> _models;
    private ExceptionDispatchInfo? _failure;

    public WorkerPool(IReadOnlyList<ModelRun> models) => _models = models;

    /// <summary>Works until all is known about all models.</summary>
    /// <param name="threads">Number of workers.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; what was finished is in the journal.</exception>
    public void Run(int threads, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Thread[] workers = [.. Enumerable.Range(1, threads).Select(i => new Thread(() => Work(stop)) { IsBackground = true, Name = FormattableString.Invariant($"run worker {i}") })];
        using CancellationTokenRegistration wake = stop.Token.Register(WakeAll);
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        _failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }

    private void Work(CancellationTokenSource stop)
    {
        try
        {
            while (Take(stop.Token) is { } work)
                work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The call that cancelled, or the first failure, says why.
        }
        catch (Exception e)
        {
            lock (_gate)
                _failure ??= ExceptionDispatchInfo.Capture(e);
            stop.Cancel();
        }
    }

    private Action<CancellationToken>? Take(CancellationToken stopped)
    {
        lock (_gate)
        {
            while (!stopped.IsCancellationRequested && _models.Any(m => m.Record is null))
            {
                foreach (ModelRun model in _models)
                {
                    if (model.TryTake(UnderLock) is { } work)
                        return work;
                }

                Monitor.Wait(_gate);
            }

            return null;
        }
    }

    private void UnderLock(Action action)
    {
        lock (_gate)
        {
            action();
            Monitor.PulseAll(_gate);
        }
    }

    private void WakeAll()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
