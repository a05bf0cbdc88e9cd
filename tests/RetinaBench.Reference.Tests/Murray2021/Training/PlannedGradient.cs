using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>Gradients that a test makes up.</summary>
/// <param name="answer">Given epoch and number of the batch in the training, both from 0, writes the gradient and says the loss.</param>
internal sealed class PlannedGradient(PlannedGradient.Answer answer) : IBatchGradient
{
    public delegate double Answer(uint epoch, int batch, Span<float> gradient);

    public List<int[]> Batches { get; } = [];

    public BatchOutcome Run(ReadOnlySpan<float> parameters, ReadOnlySpan<int> batch, uint epoch, Span<float> gradient)
    {
        gradient.Clear();
        Batches.Add(batch.ToArray());
        return new(answer(epoch, Batches.Count - 1, gradient), batch.Length / 2);
    }
}
