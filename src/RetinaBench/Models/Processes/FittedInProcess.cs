using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>A model that a process has fitted to a cell. Disposing lets the process forget it, which the harness does as soon as it has measured all.</summary>
internal abstract class FittedInProcess : IFittedEncoding, IDisposable
{
    private readonly FitHandle _handle;
    private readonly FitReport _report;
    private readonly IReadOnlyList<int>? _keep;

    private FittedInProcess(FitHandle handle, FitReport report, IReadOnlyList<int>? keep = null) => (_handle, _report, _keep) = (handle, report, keep);

    /// <inheritdoc/>
    public int Lags => _report.Lags;

    /// <inheritdoc/>
    public ResponseUnit Unit => _report.Unit;

    /// <inheritdoc/>
    public IReadOnlyList<FitStage> Course => _report.Course;

    /// <summary>Makes what a process says that the fitted model can do.</summary>
    /// <param name="handle">The fit, which the model disposes of.</param>
    /// <param name="report">What the process says of it.</param>
    public static FittedInProcess Of(FitHandle handle, FitReport report) =>
        report.Filters is null ? new Plain(handle, report) : report.Keeps ? new WithSelection(handle, report) : new WithFilters(handle, report);

    /// <inheritdoc/>
    /// <exception cref="ModelProcessException">The process failed, or predicts what is no rate.</exception>
    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        PredictedFrames.Check(_report.Fitted.Rows, _report.Fitted.Columns, Lags, movie, first, rate.Length);
        _handle.Predict(_keep, movie, first, rate);
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private sealed class Plain(FitHandle handle, FitReport report, IReadOnlyList<int>? keep = null) : FittedInProcess(handle, report, keep);

    private sealed class WithFilters(FitHandle handle, FitReport report) : FittedInProcess(handle, report), IFilterSource
    {
        public IReadOnlyList<EncodingFilter> Filters => _report.Filters!;
    }

    private sealed class WithSelection(FitHandle handle, FitReport report) : FittedInProcess(handle, report), IFilterSource, IFilterSelection
    {
        public IReadOnlyList<EncodingFilter> Filters => _report.Filters!;

        // Holds the same fit, which is there as long as the first of the two.
        public IFittedEncoding Keep(IReadOnlyList<int> filters)
        {
            KeptFilters.Check(filters, Filters.Count);
            return new Plain(_handle, _report, [.. filters]);
        }
    }
}
