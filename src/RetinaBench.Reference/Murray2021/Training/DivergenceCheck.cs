using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Stops a training that leads nowhere.</summary>
/// <remarks>
/// Any loss, gradient, weight or mean of Adam that is not finite stops it at once. So does a mean loss above
/// <see cref="HopelessLoss"/> for <see cref="HopelessEpochs"/> epochs on end: always answering 50:50 costs ln 2, and one
/// bias is enough to answer so, hence 10 ln 2, a thousandth of the probability for the right answer on average, is a
/// network that gets worse rather than one that learns slowly. Untrained networks can start above it; an epoch moves every
/// weight by up to its number of steps times the learning rate, which leads out of there within a few epochs.
/// </remarks>
internal sealed class DivergenceCheck(ParameterLayout layout)
{
    /// <summary>Mean loss of an epoch, in nats, above which it counts as hopeless: ten times that of guessing.</summary>
    public static readonly double HopelessLoss = 10 * Math.Log(2);

    /// <summary>How many hopeless epochs on end are too many.</summary>
    public const int HopelessEpochs = 20;

    /// <summary>Checks what a batch gave.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <param name="batch">Number of the batch, from 1.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <exception cref="TrainingDivergedException">A value is not finite.</exception>
    public void CheckBatch(int epoch, int batch, double loss, ReadOnlySpan<float> gradient)
    {
        if (!double.IsFinite(loss))
            throw new TrainingDivergedException(FormattableString.Invariant($"training diverged in epoch {epoch}, batch {batch}: the loss is {loss}"));
        CheckValues(epoch, batch, "the gradient of ", gradient);
    }

    /// <summary>Checks weights, or one of the means that Adam keeps of them.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <param name="batch">Number of the batch, from 1.</param>
    /// <param name="what">What the values are of each weight, with a space at the end; empty for the weights.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="TrainingDivergedException">A value is not finite.</exception>
    public void CheckValues(int epoch, int batch, string what, ReadOnlySpan<float> values)
    {
        int index = CheckpointTensor.FindNonFinite(values);
        if (index < 0)
            return;
        ParameterBlock block = layout.Blocks.First(b => index < b.End);
        throw new TrainingDivergedException(FormattableString.Invariant(
            $"training diverged in epoch {epoch}, batch {batch}: {what}{block.Name}[{index - block.Offset}] is {values[index]}"));
    }

    /// <summary>Checks the loss of the last epochs.</summary>
    /// <param name="curve">The training so far.</param>
    /// <exception cref="TrainingDivergedException">It is hopeless.</exception>
    public static void CheckCurve(TrainingCurve curve)
    {
        if (curve.Epochs >= HopelessEpochs && curve.Loss.Skip(curve.Epochs - HopelessEpochs).All(loss => loss > HopelessLoss))
        {
            throw new TrainingDivergedException(FormattableString.Invariant(
                $"training diverged: the mean loss of epoch {curve.Epochs} is {curve.Loss[^1]:0.###}, and it has been above {HopelessLoss:0.##}, ten times that of guessing, for {HopelessEpochs} epochs"));
        }
    }
}
