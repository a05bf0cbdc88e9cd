using System.Runtime.CompilerServices;

namespace RetinaBench.Reference.Kernels;

/// <summary>Sums stored blocks over the window of a position, for all channels of a layer.</summary>
/// <remarks>
/// sum[channel, t] = sum over (row, column, source) of w[channel, source, row, column] x block[t], in the order of the stored
/// blocks, starting from 0. Blocks that are not stored are zero and left out.
/// </remarks>
internal sealed unsafe class SpatialSum<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes, Group = SpatialKernel.Group, Half = Group / 2, BlocksAtOnce = 4, CountBits = 16;
    private const uint HalfMask = (1u << Half) - 1;
    private const ulong CountMask = ushort.MaxValue;

    private readonly AlignedBuffer<SpatialTerm> _terms = new();
    private readonly KeptBlocks _kept = new();
    private TraceBlocks _source = null!;
    private SpatialKernel _kernel = null!;
    private int _capacity;

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations { get; private set; }

    /// <summary>Starts a map.</summary>
    /// <param name="source">The blocks.</param>
    /// <param name="kept">Set of the source types that keep their output; the others are left out.</param>
    /// <param name="kernel">The weights.</param>
    public void Begin(TraceBlocks source, ulong kept, SpatialKernel kernel)
    {
        _source = source;
        _kernel = kernel;
        _capacity = (kernel.Window.Area * kernel.Sources) + 1;
        _terms.Reserve(BlocksAtOnce * _capacity);
        _kept.Select(source, kept);
    }

    /// <summary>Sums over the window of one position.</summary>
    /// <param name="y">Row of the position.</param>
    /// <param name="x">Column of the position.</param>
    /// <param name="targets">One for each group of eight channels.</param>
    /// <param name="occupied">Receives the number of terms of each block of frames; where it is 0, wanted sums are set to 0.</param>
    public void Run(int y, int x, ReadOnlySpan<SpatialTarget> targets, int* occupied)
    {
        int blocks = _source.Frames.Count;
        for (int first = 0; first < blocks; first += BlocksAtOnce)
        {
            ulong counts = Collect(y, x, first);
            for (int block = first; block < Math.Min(blocks, first + BlocksAtOnce); block++, counts >>= CountBits)
            {
                occupied[block] = (int)(counts & CountMask);
                Sum(_terms.Pointer + ((block - first) * _capacity), occupied[block], targets, block);
            }
        }
    }

    // The counts of four blocks are kept in one register: four in memory would each wait for the store before.
    private ulong Collect(int y, int x, int firstBlock)
    {
        ulong counts = 0;
        SpatialTerm* terms = _terms.Pointer;
        KeptBlock* blocks = _kept.Blocks;
        int* starts = _kept.Starts;
        SpatialWindow window = _kernel.Window;
        int top = (y * window.Stride) - window.Padding, left = (x * window.Stride) - window.Padding, columns = _source.Columns, capacity = _capacity;
        int firstColumn = Math.Max(0, left), endColumn = Math.Min(columns, left + window.Columns), endRow = Math.Min(_source.Rows, top + window.Rows);
        int perColumn = _kernel.Sources * _kernel.Stride, perType = _kernel.Stride;
        for (int row = Math.Max(0, top); row < endRow; row++)
        {
            int origin = (((row - top) * window.Columns) - left) * perColumn, end = starts[(row * columns) + endColumn];
            for (int i = starts[(row * columns) + firstColumn]; i < end; i++)
            {
                BlockCode code = blocks[i].Code;
                uint block = (uint)(code.Block - firstBlock);
                int shift = (int)(block % BlocksAtOnce) * CountBits;
                terms[((int)(block % BlocksAtOnce) * capacity) + (int)((counts >> shift) & CountMask)] = new(blocks[i].Origin, origin + (code.Column * perColumn) + (code.Type * perType));
                counts += (block < BlocksAtOnce ? 1UL : 0) << shift;
            }
        }

        return counts;
    }

    private void Sum(SpatialTerm* terms, int count, ReadOnlySpan<SpatialTarget> targets, int block)
    {
        float* data = _source.Data;
        int length = _source.Frames.Length;
        for (int group = 0; group < targets.Length; group++)
        {
            if (!IsWanted(targets[group], block))
                continue;
            float* sums = (float*)targets[group].Origin + (block * Lanes), weights = _kernel.Weights + (group * Group);
            if (typeof(V) == typeof(Lanes256))
            {
                for (int channel = 0; channel < Group; channel += Half)
                {
                    if ((targets[group].Channels >> channel & HalfMask) == 0)
                        continue;
                    VectorOperations += Half * count;
                    Sum(terms, count, data, weights + channel, sums + (channel * length), null, length, Half);
                }
            }
            else if (group + 1 < targets.Length && IsWanted(targets[group + 1], block))
            {
                group++;
                VectorOperations += 2 * Group * count;
                Sum(terms, count, data, weights, sums, (float*)targets[group].Origin + (block * Lanes), length, 2 * Group);
            }
            else
            {
                VectorOperations += Group * count;
                Sum(terms, count, data, weights, sums, null, length, Group);
            }
        }
    }

    private static bool IsWanted(SpatialTarget target, int block) => block >= target.FirstBlock && target.Channels != 0;

    // Four channels where a vector is two of sixteen registers, else eight or sixteen; compiled for each, so that the others disappear.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum(SpatialTerm* terms, int count, float* data, float* weights, float* sums, float* next, int length, int channels)
    {
        V a0 = V.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        V b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0;
        for (int i = 0; i < count; i++)
        {
            V x = V.Load(data + terms[i].Block);
            float* w = weights + terms[i].Weight;
            a0 = V.MultiplyAdd(w[0], x, a0);
            a1 = V.MultiplyAdd(w[1], x, a1);
            a2 = V.MultiplyAdd(w[2], x, a2);
            a3 = V.MultiplyAdd(w[3], x, a3);
            if (channels >= Group)
            {
                a4 = V.MultiplyAdd(w[4], x, a4);
                a5 = V.MultiplyAdd(w[5], x, a5);
                a6 = V.MultiplyAdd(w[6], x, a6);
                a7 = V.MultiplyAdd(w[7], x, a7);
            }

            if (channels > Group)
            {
                b0 = V.MultiplyAdd(w[8], x, b0);
                b1 = V.MultiplyAdd(w[9], x, b1);
                b2 = V.MultiplyAdd(w[10], x, b2);
                b3 = V.MultiplyAdd(w[11], x, b3);
                b4 = V.MultiplyAdd(w[12], x, b4);
                b5 = V.MultiplyAdd(w[13], x, b5);
                b6 = V.MultiplyAdd(w[14], x, b6);
                b7 = V.MultiplyAdd(w[15], x, b7);
            }
        }

        Store(sums, length, a0, a1, a2, a3);
        if (channels >= Group)
            Store(sums + (4 * length), length, a4, a5, a6, a7);
        if (channels > Group)
        {
            Store(next, length, b0, b1, b2, b3);
            Store(next + (4 * length), length, b4, b5, b6, b7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* sums, int length, V v0, V v1, V v2, V v3)
    {
        V.Store(sums, v0);
        V.Store(sums + length, v1);
        V.Store(sums + (2 * length), v2);
        V.Store(sums + (3 * length), v3);
    }
}
