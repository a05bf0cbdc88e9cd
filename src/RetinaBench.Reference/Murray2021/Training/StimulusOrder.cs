using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The order in which an epoch shows its stimuli.</summary>
internal static class StimulusOrder
{
    private const string Purpose = "murray2021/training/order";

    /// <summary>A shuffle that depends on seed, attempt and epoch alone.</summary>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="attempt">Number of the attempt, from 0.</param>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    /// <param name="count">Number of stimuli.</param>
    public static int[] Of(ulong seed, int attempt, int epoch, int count) =>
        new RandomStream(seed, Purpose, (uint)epoch, (uint)attempt).DrawWithoutReplacement(count, count);
}
