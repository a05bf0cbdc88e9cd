using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Frames;

/// <summary>Which samples a step of the optimiser sees.</summary>
/// <remarks>
/// <para>Of samples in the order of time, sample n of step i is word n of the stream <c>yan2020/batch</c> of index i, times the number of samples, over 2^32: with replacement.</para>
/// <para>Of samples that were shuffled into memory (<see cref="SampleOrder"/>), a step takes those from a drawn place on, word 0 of the same stream, round and round: also
/// a random choice of all, without replacement, and read in one go. Samples that are drawn one by one from some hundred megabytes cost a sixth of a fit in waiting for memory.</para>
/// <para>What the products favour some samples by is below their number x 2^-32.</para>
/// </remarks>
/// <param name="seed">Seed of the fit.</param>
/// <param name="samples">Samples to draw from.</param>
/// <param name="shuffled">Whether they lie in memory in random order.</param>
internal sealed class BatchDraw(ulong seed, int samples, bool shuffled)
{
    private readonly ulong _key = RandomStream.KeyOf(seed, "yan2020/batch");

    /// <summary>Draws some of a batch.</summary>
    /// <param name="step">Number of the step.</param>
    /// <param name="first">The first one wanted, a multiple of four.</param>
    /// <param name="indices">Receives samples.</param>
    public void Fill(uint step, int first, Span<int> indices)
    {
        Span<uint> counter = [0, 0, step, 0];
        Span<uint> block = stackalloc uint[Philox4x32.BlockWords];
        if (shuffled)
        {
            Philox4x32.Generate(counter, _key, block);
            int at = (int)((Scale(block[0]) + (long)first) % samples);
            foreach (ref int index in indices)
            {
                index = at;
                at = at + 1 == samples ? 0 : at + 1;
            }

            return;
        }

        for (int i = 0; i < indices.Length; i += Philox4x32.BlockWords)
        {
            counter[0] = (uint)((first + i) / Philox4x32.BlockWords);
            Philox4x32.Generate(counter, _key, block);
            for (int word = 0; word < Philox4x32.BlockWords && i + word < indices.Length; word++)
                indices[i + word] = Scale(block[word]);
        }
    }

    private int Scale(uint word) => (int)(((ulong)word * (uint)samples) >> 32);
}
