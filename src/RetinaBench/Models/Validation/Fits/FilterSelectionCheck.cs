using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Models.Validation.Fits;

/// <summary>Runs a fitted model with all of its filters, and with none.</summary>
internal sealed class FilterSelectionCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "filter-selection";

    /// <inheritdoc/>
    public string Name => "with all of its filters kept the model says what it says";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["predictions", "filters"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        EncodingTrial trial = subject.Trial;
        if (trial.Fitted is not (IFilterSelection selection and IFilterSource source))
            return CheckVerdict.Skipped("the fitted model does not run with some of its filters alone");
        float[] expected = trial.Predictions;
        float[] all = trial.Predict(selection.Keep([.. source.Filters.Select(filter => filter.Index)]), trial.First, expected.Length);
        if (PredictionCheck.FindDifference(all, expected, trial.First) is { } difference)
            return CheckVerdict.Failed($"with all filters kept, {difference}");
        float[] none = trial.Predict(selection.Keep([]), trial.First, expected.Length);
        int odd = none.AsSpan().IndexOfAnyExceptInRange(0, float.MaxValue);
        return odd >= 0
            ? CheckVerdict.Failed(FormattableString.Invariant($"without filters the prediction for frame {trial.First + odd} is {none[odd]}, expected a finite number from 0"))
            : CheckVerdict.Passed(FormattableString.Invariant($"{expected.Length} predictions with all of {source.Filters.Count} filters, and without"));
    }
}
