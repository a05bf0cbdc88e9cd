namespace RetinaBench.Models.Validation.Fits;

/// <summary>Predicts frames that the model was not fitted to: all at once, and some of them alone.</summary>
internal sealed class PredictionCheck : IModelCheck
{
    /// <summary>By how much, over the largest prediction, the same frame may differ between calls: sums of some thousand products in single precision, in another order.</summary>
    public const double Rounding = 1e-4;

    // No multiple of any vector, so that frames fall into other lanes.
    private const int Later = 101;
    private const int Some = 37;

    /// <inheritdoc/>
    public string Id => "predictions";

    /// <inheritdoc/>
    public string Name => "predictions are finite, 0 or more, and those of a frame whichever are asked for with it";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["fit"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        EncodingTrial trial = subject.Trial;
        float[] all = trial.Predictions;
        int odd = all.AsSpan().IndexOfAnyExceptInRange(0, float.MaxValue);
        if (odd >= 0)
            return CheckVerdict.Failed(FormattableString.Invariant($"the prediction for frame {trial.First + odd} is {all[odd]}, expected a finite number from 0"));
        float[] some = trial.Predict(trial.Fitted, trial.First + Later, Some);
        return FindDifference(some, all.AsSpan(Later, Some), trial.First + Later) is { } difference
            ? CheckVerdict.Failed($"asked for alone, {difference}")
            : CheckVerdict.Passed(FormattableString.Invariant($"{all.Length} frames that it was not fitted to, {Some} of them again alone"));
    }

    /// <summary>The first prediction that differs by more than <see cref="Rounding"/>, in words; null where none does.</summary>
    /// <param name="found">Predictions.</param>
    /// <param name="expected">What they should be.</param>
    /// <param name="first">Number of the first frame.</param>
    public static string? FindDifference(ReadOnlySpan<float> found, ReadOnlySpan<float> expected, int first)
    {
        float largest = 0;
        foreach (float value in expected)
            largest = Math.Max(largest, value);
        double tolerance = Rounding * largest;
        for (int i = 0; i < found.Length; i++)
        {
            if (!(Math.Abs((double)found[i] - expected[i]) <= tolerance))
                return FormattableString.Invariant($"the prediction for frame {first + i} is {found[i]:R}, expected {expected[i]:R}");
        }

        return null;
    }
}
