using System.Runtime.InteropServices;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Models.Validation.Fits;

/// <summary>Fits the model a second time, with the same seed on another number of threads.</summary>
internal sealed class FitDeterminismCheck : IModelCheck
{
    private const int OtherThreads = 2;

    /// <inheritdoc/>
    public string Id => "fit-determinism";

    /// <inheritdoc/>
    public string Name => "the same fit gives the same bits, on any number of threads";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["predictions"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        EncodingTrial trial = subject.Trial;
        IFittedEncoding again = trial.Fit(OtherThreads);
        if (again.Lags != trial.Fitted.Lags)
            return CheckVerdict.Failed(FormattableString.Invariant($"the second fit has {again.Lags} lags, the first {trial.Fitted.Lags}"));
        float[] first = trial.Predictions, second = trial.Predict(again, trial.First, first.Length);
        int at = MemoryMarshal.Cast<float, int>(second).CommonPrefixLength(MemoryMarshal.Cast<float, int>(first));
        return at < first.Length
            ? CheckVerdict.Failed(FormattableString.Invariant($"second fit, {OtherThreads} threads: the prediction for frame {trial.First + at} is {second[at]:R}, expected {first[at]:R} as of the first, on one"))
            : CheckVerdict.Passed(FormattableString.Invariant($"two fits of one seed, on 1 and {OtherThreads} threads, {first.Length} predictions"));
    }
}
