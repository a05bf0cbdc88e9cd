namespace RetinaBench.Runs.Execution;

/// <summary>Independent pieces of work on one model that any worker can do, numbered from 0.</summary>
internal interface IActiveWork
{
    /// <summary>Number of pieces.</summary>
    int Count { get; }

    /// <summary>How many pieces, counted from the first, have been taken in. Read and changed under the lock.</summary>
    int Done { get; }

    /// <summary>Does one piece; called outside of the lock.</summary>
    /// <param name="index">Number of the piece.</param>
    /// <param name="cancellation">Ends the call early.</param>
    WorkOutcome Do(int index, CancellationToken cancellation);

    /// <summary>Hands everything over to the suite's run, once all pieces are in.</summary>
    /// <param name="suite">The suite's run.</param>
    void Record(SuiteRun suite);
}
