using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Which values of one layer are kept by dropout: a pure function of seed, purpose, epoch, stimulus and place.</summary>
/// <remarks>
/// A plane is a row of vectors of sixteen lanes. Vector v, lane l takes word (v / 4) mod 4 of the block 16 x (v / 16) + l of
/// <see cref="RandomStream"/>(seed, purpose, epoch, stimulus), and of that word the digit d = v mod 4 to the base 100:
/// x = word x 100^d mod 2^32, kept if x >= rate x 2^32. A random word is a fraction of 32 binary places; its digits to the base
/// 100 are independent, and so four decisions cost one word, exact for every rate in whole percent.
/// </remarks>
internal sealed unsafe class DropoutPlane
{
    /// <summary>Vectors made at once.</summary>
    public const int ChunkVectors = 16;

    private const int Words = Philox4x32.BlockWords, Digits = 4, Rounds = Philox4x32.Rounds;
    private const uint Base = 100;

    private readonly ulong _key;
    private readonly AlignedBuffer<ulong> _roundKeys = new(2 * Rounds);
    private readonly uint _threshold;
    private readonly SimdLevel _level;

    /// <summary>Names the plane.</summary>
    public DropoutPlane(ulong seed, string purpose, int percent, SimdLevel level)
    {
        _key = RandomStream.KeyOf(seed, "murray2021/dropout/" + purpose);
        _threshold = (uint)Math.Round(percent / 100.0 * (1UL << 32));
        _level = level;
        uint k0 = (uint)_key, k1 = (uint)(_key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            _roundKeys.Pointer[2 * round] = k0;
            _roundKeys.Pointer[(2 * round) + 1] = k1;
            unchecked
            {
                k0 += Philox4x32.Weyl0;
                k1 += Philox4x32.Weyl1;
            }
        }
    }

    /// <summary>Makes bits: one of 16 bits for each lane of a vector, set where the value is kept.</summary>
    /// <param name="kept">Receives <see cref="ChunkVectors"/> x <paramref name="chunks"/> sets.</param>
    /// <param name="firstChunk">The first chunk, that is its first vector over <see cref="ChunkVectors"/>.</param>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="epoch">Epoch of the training.</param>
    /// <param name="stimulus">Index of the stimulus within the training set.</param>
    public void Fill(ushort* kept, int firstChunk, int chunks, uint epoch, uint stimulus)
    {
        if (_threshold == 0)
        {
            new Span<ushort>(kept, chunks * ChunkVectors).Fill(ushort.MaxValue);
            return;
        }

        for (int chunk = 0; chunk < chunks; chunk++, kept += ChunkVectors)
        {
            if (_level == SimdLevel.Scalar)
                FillOneByOne(kept, (uint)(firstChunk + chunk), epoch, stimulus);
            else
                FillWithVectors(kept, (ulong)(firstChunk + chunk) * FrameBlocks.Lanes, epoch, stimulus);
        }
    }

    private void FillOneByOne(ushort* kept, uint chunk, uint epoch, uint stimulus)
    {
        new Span<ushort>(kept, ChunkVectors).Clear();
        Span<uint> block = stackalloc uint[Words];
        for (int lane = 0; lane < FrameBlocks.Lanes; lane++)
        {
            Philox4x32.Generate([(chunk * FrameBlocks.Lanes) + (uint)lane, 0, epoch, stimulus], _key, block);
            for (int word = 0; word < Words; word++)
            {
                uint x = block[word];
                for (int digit = 0; digit < Digits; digit++, x = unchecked(x * Base))
                    kept[(word * Digits) + digit] |= (ushort)(x >= _threshold ? 1 << lane : 0);
            }
        }
    }

    private void FillWithVectors(ushort* kept, ulong firstCounter, uint epoch, uint stimulus)
    {
        if (_level == SimdLevel.Vector512)
        {
            FillVectors<Words512>(kept, firstCounter, 0, epoch, stimulus);
            return;
        }

        FillVectors<Words256>(kept, firstCounter, 0, epoch, stimulus);
        FillVectors<Words256>(kept, firstCounter + Words256.Counters, Words256.Counters, epoch, stimulus);
    }

    // Philox over many counters: even and odd ones in the low halves of 64-bit lanes, where a product keeps both of its words.
    // What a round leaves in the upper halves is never read.
    private void FillVectors<W>(ushort* kept, ulong firstCounter, int firstLane, uint epoch, uint stimulus)
        where W : struct, IWords<W>
    {
        W even = W.EveryOther(firstCounter), odd = W.EveryOther(firstCounter + 1);
        W e0 = even, e1 = W.Broadcast(0), e2 = W.Broadcast(epoch), e3 = W.Broadcast(stimulus);
        W o0 = odd, o1 = e1, o2 = e2, o3 = e3;
        W m0 = W.Broadcast(Philox4x32.Multiplier0), m1 = W.Broadcast(Philox4x32.Multiplier1);
        ulong* keys = _roundKeys.Pointer;
        for (int round = 0; round < Rounds; round++, keys += 2)
        {
            W key0 = W.Broadcast(keys[0]), key1 = W.Broadcast(keys[1]);
            W ep0 = W.Product(e0, m0), ep1 = W.Product(e2, m1), op0 = W.Product(o0, m0), op1 = W.Product(o2, m1);
            e0 = W.Xor(W.Upper(ep1), e1, key0);
            e2 = W.Xor(W.Upper(ep0), e3, key1);
            o0 = W.Xor(W.Upper(op1), o1, key0);
            o2 = W.Xor(W.Upper(op0), o3, key1);
            e1 = ep1;
            e3 = ep0;
            o1 = op1;
            o3 = op0;
        }

        Decide(kept, firstLane, W.Interleave(e0, o0));
        Decide(kept + Digits, firstLane, W.Interleave(e1, o1));
        Decide(kept + (2 * Digits), firstLane, W.Interleave(e2, o2));
        Decide(kept + (3 * Digits), firstLane, W.Interleave(e3, o3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Decide<W>(ushort* kept, int firstLane, W x)
        where W : struct, IWords<W>
    {
        for (int digit = 0; digit < Digits; digit++, x = W.TimesLow(x, Base))
        {
            uint bits = W.AtLeast(x, _threshold) << firstLane;
            kept[digit] = (ushort)(firstLane == 0 ? bits : kept[digit] | bits);
        }
    }
}
