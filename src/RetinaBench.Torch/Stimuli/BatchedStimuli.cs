using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Stimuli;

/// <summary>Shows stimuli batch by batch, in smaller ones after memory was short.</summary>
internal static class BatchedStimuli
{
    /// <summary>Draws the movies of each batch on the device and hands them over, without gradients.</summary>
    /// <param name="stimuli">What is shown.</param>
    /// <param name="batch">How many together; halved where memory is short, and that batch is shown again.</param>
    /// <param name="renderer">Draws them.</param>
    /// <param name="answer">Receives [batch, frames, rows, columns], with the first stimulus and how many of the movies are stimuli; the others are dark.</param>
    /// <param name="noMemory">Makes the exception for which there is not the memory for one.</param>
    public static void Show(Stimulus[] stimuli, BatchSize batch, MovieRenderer renderer, Action<Tensor, (int First, int Count)> answer, Func<Exception, Exception> noMemory)
    {
        for (int first = 0; first < stimuli.Length;)
        {
            int count = Math.Min(batch.Value, stimuli.Length - first);
            try
            {
                using IDisposable withoutGradients = no_grad();
                using DisposeScope scope = NewDisposeScope();
                answer(renderer.Render(stimuli.AsSpan(first, count), batch.Value), (first, count));
                first += count;
            }
            catch (Exception e) when (OutOfMemory.IsMeant(e))
            {
                if (!batch.TryHalve())
                    throw noMemory(e);
            }
        }
    }
}
