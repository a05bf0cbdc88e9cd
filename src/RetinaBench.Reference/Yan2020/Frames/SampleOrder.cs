using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Frames;

/// <summary>Where samples lie in memory, so that neighbours there are a random choice in time.</summary>
internal static class SampleOrder
{
    /// <summary>A shuffle of the first samples; those held back stay where they are.</summary>
    /// <param name="seed">Seed of the fit: the stream is <c>yan2020/order</c>.</param>
    /// <param name="fitted">Samples to shuffle.</param>
    /// <param name="samples">All samples.</param>
    /// <returns>[sample in time], its place in memory.</returns>
    public static int[] Shuffle(ulong seed, int fitted, int samples) =>
        [.. new RandomStream(seed, "yan2020/order").DrawWithoutReplacement(fitted, fitted), .. Enumerable.Range(fitted, samples - fitted)];

    /// <summary>Puts responses where their samples are.</summary>
    /// <param name="responses">[sample in time].</param>
    /// <param name="places">What <see cref="Shuffle"/> says; null leaves them.</param>
    public static float[] Place(ReadOnlySpan<float> responses, int[]? places)
    {
        float[] placed = responses.ToArray();
        for (int i = 0; i < placed.Length && places is not null; i++)
            placed[places[i]] = responses[i];
        return placed;
    }
}
