namespace RetinaBench.Stimuli;

/// <summary>The counter-based generator Philox4x32-10: 128 random bits that are a pure function of a 128-bit counter and a 64-bit key.</summary>
/// <remarks>
/// J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11,
/// doi:10.1145/2063384.2063405. Thread-safe: there is no state. <see cref="RandomStream"/> is the generator to draw from.
/// </remarks>
public static class Philox4x32
{
    /// <summary>Words of one block.</summary>
    public const int BlockWords = 4;

    /// <summary>Rounds of one block; this and the constants below are for those who make many blocks at once.</summary>
    public const int Rounds = 10;

    /// <summary>The multiplier of counter word 0: table 2 of the paper.</summary>
    public const uint Multiplier0 = 0xD2511F53;

    /// <summary>The multiplier of counter word 2: table 2 of the paper.</summary>
    public const uint Multiplier1 = 0xCD9E8D57;

    /// <summary>What is added to key word 0 after each round: the golden ratio, section 3.3 of the paper.</summary>
    public const uint Weyl0 = 0x9E3779B9;

    /// <summary>What is added to key word 1 after each round: sqrt(3) - 1, section 3.3 of the paper.</summary>
    public const uint Weyl1 = 0xBB67AE85;

    /// <summary>Computes one block.</summary>
    /// <param name="counter">The counter, 4 words, lowest first.</param>
    /// <param name="key">The key; its low half is the paper's word 0.</param>
    /// <param name="block">Receives 4 random words; may be the memory of <paramref name="counter"/>.</param>
    /// <exception cref="ArgumentException">The counter or the block does not have 4 words.</exception>
    public static void Generate(ReadOnlySpan<uint> counter, ulong key, Span<uint> block)
    {
        if (counter.Length != BlockWords)
            throw new ArgumentException($"a counter has {BlockWords} words, not {counter.Length}", nameof(counter));
        if (block.Length != BlockWords)
            throw new ArgumentException($"a block has {BlockWords} words, not {block.Length}", nameof(block));
        uint c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0, product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }

        block[0] = c0;
        block[1] = c1;
        block[2] = c2;
        block[3] = c3;
    }
}
