namespace RetinaBench.Models.Validation;

/// <summary>Calls a model that says it is thread-safe from several threads at once.</summary>
internal sealed class ConcurrencyCheck : IModelCheck
{
    private const int Threads = 4;
    private const int CallsPerThread = 2;

    /// <inheritdoc/>
    public string Id => "concurrency";

    /// <inheritdoc/>
    public string Name => "calls from several threads at once give the bits of one thread";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["determinism", "batch-independence"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        if (!subject.Card.ThreadSafe)
            return CheckVerdict.Skipped("the card does not say that the model is thread-safe");
        ResponseBatch serial = subject.Intact;
        var faults = new string?[Threads];
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() => faults[t] = Compare(subject, serial, t, start)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return faults.FirstOrDefault(f => f is not null) is { } fault
            ? CheckVerdict.Failed(fault)
            : CheckVerdict.Passed(FormattableString.Invariant($"{Threads} threads, {CallsPerThread} calls each"));
    }

    // Each thread shows another movie, so that shared scratch space is overwritten with different values.
    private static string? Compare(ValidationSubject subject, ResponseBatch serial, int thread, Barrier start)
    {
        try
        {
            for (int call = 0; call < CallsPerThread; call++)
            {
                int movie = (thread + call) % subject.Movies.Count;
                start.SignalAndWait();
                ResponseBatch answer = subject.AskEverything([subject.Movies[movie]], Lesion.None);
                if (subject.FindDifference(subject.Everything, subject.Movies[movie], (answer, 0, 0), (serial, movie, 0)) is { } difference)
                    return Leave(start, $"thread {thread}: {difference} as on one thread");
            }

            return null;
        }
        catch (Exception e)
        {
            return Leave(start, $"thread {thread} threw {OneLine.Of(e)}");
        }
    }

    private static string Leave(Barrier start, string fault)
    {
        start.RemoveParticipant();
        return fault;
    }
}
