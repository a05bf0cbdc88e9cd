namespace RetinaBench.Reference.Training;

/// <summary>Threads that stay alive and take the items of one job after another.</summary>
/// <remarks>A training step lasts some milliseconds and there are tens of thousands of them: no thread, task or closure is made for one.</remarks>
internal sealed class WorkerThreads : IDisposable
{
    private readonly Action<int, int> _work;
    private readonly Barrier _start;
    private readonly Barrier _end;
    private readonly Exception?[] _failures;
    private int _next;
    private int _count;
    private bool _stopped;

    /// <summary>Starts the threads; the caller's own is number 0.</summary>
    /// <param name="threads">Their number, at least 1.</param>
    /// <param name="work">Does one item: number of the thread, number of the item.</param>
    public WorkerThreads(int threads, Action<int, int> work)
    {
        _work = work;
        _start = new(threads);
        _end = new(threads);
        _failures = new Exception?[threads];
        for (int i = 1; i < threads; i++)
        {
            int thread = i;
            new Thread(() => Serve(thread)) { IsBackground = true, Name = FormattableString.Invariant($"training {thread}") }.Start();
        }
    }

    /// <summary>Does all items and waits for them; which thread takes which is left open.</summary>
    /// <exception cref="AggregateException">An item failed.</exception>
    public void Run(int count)
    {
        ObjectDisposedException.ThrowIf(_stopped, this);
        _count = count;
        _next = -1;
        Array.Clear(_failures);
        _start.SignalAndWait();
        Take(0);
        _end.SignalAndWait();
        if (Array.Exists(_failures, failure => failure is not null))
            throw new AggregateException(_failures.OfType<Exception>());
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        if (_stopped)
            return;
        _stopped = true;
        _start.SignalAndWait();
    }

    private void Serve(int thread)
    {
        while (true)
        {
            _start.SignalAndWait();
            if (_stopped)
                return;
            Take(thread);
            _end.SignalAndWait();
        }
    }

    private void Take(int thread)
    {
        try
        {
            for (int item = Interlocked.Increment(ref _next); item < _count; item = Interlocked.Increment(ref _next))
                _work(thread, item);
        }
#pragma warning disable CA1031 // Handed to the caller of Run.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failures[thread] = e;
        }
    }
}
