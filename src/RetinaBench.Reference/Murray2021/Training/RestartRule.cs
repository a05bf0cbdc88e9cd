using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>When a training that has not begun to learn starts again from other initial weights.</summary>
/// <remarks>
/// Amacrine cells inhibit and, once weights are held at or above zero, the ganglion cells of most draws of initial weights fall
/// silent: they answer nearly every stimulus in the first epoch and a few of 1000 or none in the twentieth. Rectified to zero,
/// they pass no gradient back, and the loss stays near ln 2 = 0.693. The texts do not say how often their authors drew; here it is counted.
/// </remarks>
/// <param name="AfterEpochs">The epoch whose mean loss decides, counted from 1; 1 to 10,000.</param>
/// <param name="LossAbove">The training starts again if that loss is above this many nats, above 0, up to 10.</param>
/// <param name="Attempts">The most draws in all, 1 to 1000; the last one is trained to the end whatever its loss.</param>
public sealed record RestartRule(int AfterEpochs, double LossAbove, int Attempts)
{
    private const int MostAttempts = 1000;
    private const double LargestLoss = 10;

    /// <summary>Whether the training starts again.</summary>
    /// <param name="attempt">Number of the attempt, from 0.</param>
    /// <param name="curve">Its epochs so far.</param>
    internal bool Applies(int attempt, TrainingCurve curve) =>
        curve.Epochs == AfterEpochs && attempt + 1 < Attempts && curve.Loss[^1] > LossAbove;

    internal IEnumerable<OptionProblem> Problems() =>
    [
        .. RangeCheck.Outside("restart.afterEpochs", AfterEpochs, 1, TrainingRecipe.MaximumEpochs),
        .. RangeCheck.Unless("restart.lossAbove", LossAbove, LossAbove is > 0 and <= LargestLoss, FormattableString.Invariant($"(0, {LargestLoss}]")),
        .. RangeCheck.Outside("restart.attempts", Attempts, 1, MostAttempts),
    ];
}
