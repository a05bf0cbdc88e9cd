using System.Collections.Concurrent;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Models.Processes;

/// <summary>A model that is fitted to cells in processes of its own (docs/process-protocol.md).</summary>
/// <remarks>
/// <para>Thread-safe exactly where more than one process is allowed. What is fitted stays in the process that fitted it until the fitted model is disposed of or collected, and is gone when
/// this model is closed.</para>
/// <para>A process that hangs, ends, or answers nonsense fails the call, and every later one with the same reason. Closing the model ends all processes.</para>
/// </remarks>
internal abstract class ProcessEncodingModel : IModel, IEncodingModel, ILastWords, IDisposable
{
    private readonly ProcessPool _pool;

    private ProcessEncodingModel(ProcessPool pool) => _pool = pool;

    /// <inheritdoc/>
    public ModelCard Card => _pool.First.Card;

    /// <inheritdoc/>
    public string LastWords => _pool.LastWords;

    /// <summary>Makes a model of what a process says that it can do.</summary>
    /// <param name="pool">Processes that fit models; the model disposes of them.</param>
    public static ProcessEncodingModel Of(ProcessPool pool) => pool.First.Hello.Variants ? new Family(pool) : new One(pool);

    /// <inheritdoc/>
    /// <exception cref="InputException">The recording does not suit the model, as the process says, or an option is out of range.</exception>
    /// <exception cref="ModelProcessException">A process failed.</exception>
    /// <remarks>Cancelling ends the process that is at work, and the model with it; so does cancelling while the fitted model predicts.</remarks>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => Fit(recording, options, null, cancellation);

    /// <summary>Ends all processes.</summary>
    public void Dispose() => _pool.Dispose();

    private FittedInProcess Fit(CellRecording recording, FitOptions options, EncodingVariant? variant, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        using ProcessPool.Lease lease = _pool.Rent(cancellation);
        (int fit, FitReport report) = lease.Client.Fit(recording, options, variant, cancellation);
        return FittedInProcess.Of(new(_pool, lease.Client, fit, cancellation), report);
    }

    private sealed class One(ProcessPool pool) : ProcessEncodingModel(pool);

    private sealed class Family(ProcessPool pool) : ProcessEncodingModel(pool), IEncodingVariants
    {
        private readonly ConcurrentDictionary<EncodingVariant, bool> _known = [];

        public IEncodingModel? Variant(EncodingVariant variant)
        {
            ArgumentNullException.ThrowIfNull(variant);
            return _known.GetOrAdd(variant, Ask) ? new Member(this, variant) : null;
        }

        private bool Ask(EncodingVariant variant)
        {
            using ProcessPool.Lease lease = _pool.Rent(default);
            return lease.Client.HasVariant(variant);
        }
    }

    private sealed class Member(ProcessEncodingModel family, EncodingVariant variant) : IEncodingModel
    {
        public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => family.Fit(recording, options, variant, cancellation);
    }
}
