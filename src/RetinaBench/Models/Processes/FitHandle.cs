using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>A fit that lies in a process, which lets go of it once nobody holds this any more. Thread-safe.</summary>
/// <param name="pool">The processes of the model.</param>
/// <param name="client">The process that the fit lies in.</param>
/// <param name="fit">Number of the fit.</param>
/// <param name="cancellation">Ends predictions early, and the process.</param>
internal sealed class FitHandle(ProcessPool pool, ModelClient client, int fit, CancellationToken cancellation) : IDisposable
{
    private int _released;

    /// <summary>Lets the process forget the fit.</summary>
    ~FitHandle() => Release();

    /// <summary>Predicts consecutive frames.</summary>
    /// <param name="keep">The filters that are kept; null for all.</param>
    /// <param name="movie">The movie.</param>
    /// <param name="first">The first frame, whose past is in the movie.</param>
    /// <param name="rate">Receives the predictions.</param>
    /// <exception cref="ModelProcessException">The process failed.</exception>
    public void Predict(IReadOnlyList<int>? keep, IFrameSequence movie, int first, Span<float> rate)
    {
        ObjectDisposedException.ThrowIf(_released != 0, this);
        using ProcessPool.Lease lease = pool.Rent(client, cancellation);
        client.Predict(fit, keep, movie, first, rate, cancellation);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            client.Forget(fit);
    }
}
