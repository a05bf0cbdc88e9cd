using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Frames;

/// <summary>Which samples a step of the optimiser sees: drawn anew for each step, with replacement.</summary>
/// <remarks>Sample n of step i is word n of the stream <c>yan2020/batch</c> of index i, times the number of samples, over 2^32; what that favours some samples by is below their number x 2^-32.</remarks>
/// <param name="seed">Seed of the fit.</param>
/// <param name="samples">Samples to draw from.</param>
internal sealed class BatchDraw(ulong seed, int samples)
{
    private readonly ulong _key = RandomStream.KeyOf(seed, "yan2020/batch");

    /// <summary>Draws some of a batch.</summary>
    /// <param name="iteration">Number of the step.</param>
    /// <param name="first">The first one wanted, a multiple of four.</param>
    /// <param name="indices">Receives samples.</param>
    public void Fill(uint iteration, int first, Span<int> indices)
    {
        Span<uint> counter = [0, 0, iteration, 0];
        Span<uint> block = stackalloc uint[Philox4x32.BlockWords];
        for (int i = 0; i < indices.Length; i += Philox4x32.BlockWords)
        {
            counter[0] = (uint)((first + i) / Philox4x32.BlockWords);
            Philox4x32.Generate(counter, _key, block);
            for (int word = 0; word < Philox4x32.BlockWords && i + word < indices.Length; word++)
                indices[i + word] = (int)(((ulong)block[word] * (uint)samples) >> 32);
        }
    }
}
