using System.Numerics;
using System.Runtime.CompilerServices;

namespace RetinaBench.Reference.Kernels;

/// <summary>Filters single positions in time from input in few frames, and stores the blocks of frames that differ from the background.</summary>
/// <remarks>
/// <para>out[t] = sign x max(0, initial[t] + sum over s of w[taps - 1 - (t - s)] x in[s]) for t - taps &lt; s &lt;= t. Sixteen
/// output frames are one vector; two positions and eight types are summed at once where registers suffice, else as in
/// <see cref="ReachedSums{R}"/>. Frames without input are left out, which changes no bit, as adding 0 does not.</para>
/// <para>Input lies as [frames, positions, types]. A dot is over a position for a quarter of the frames, so that skipping frames saves
/// more than a denser kernel would.</para>
/// </remarks>
internal sealed unsafe class SparseTemporalFilter<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes, Group = TemporalTable.Group, WordBits = 64;

    private readonly FrameBlocks _frames;
    private readonly int _groups;
    private readonly int _blockCount;
    private readonly TemporalTable _table;
    private readonly AlignedBuffer<float> _initial;
    private readonly AlignedBuffer<float> _negated;
    private readonly AlignedBuffer<long> _wanted;
    private readonly AlignedBuffer<float> _secondData;
    private readonly AlignedBuffer<BlockCode> _secondCodes;
    private readonly AlignedBuffer<ulong> _either;
    private readonly AlignedBuffer<ulong> _reach;
    private readonly ReachedSums<Half256>? _reached;
    private TraceBlocks _target = null!;
    private int _frameStride;
    private int _opened;
    private long _operations;
    private int _waiting = -1;
    private float* _waitingInput;
    private ulong* _waitingFrames;

    /// <summary>Prepares for one layer with outputs of 0 and more.</summary>
    public SparseTemporalFilter(TemporalTable table, LayerBackground background, int types, FrameBlocks frames)
    {
        _frames = frames;
        _blockCount = frames.Count;
        _groups = (types + Group - 1) / Group;
        _table = table;
        _initial = new(_groups * Group * frames.Length);
        _negated = new(_groups * Group * frames.Length);
        for (int i = 0; i < types * frames.Length; i++)
        {
            int type = i / frames.Length, block = i % frames.Length / Lanes;
            int at = (((((type / Group) * frames.Count) + block) * Group) + (type % Group)) * Lanes;
            _initial.Pointer[at + (i % Lanes)] = background.Initial.Pointer[i];
            _negated.Pointer[at + (i % Lanes)] = background.Negated.Pointer[i];
        }

        _wanted = new(_groups * Group);
        _secondData = new(((_groups * Group * frames.Count) + 1) * Lanes);
        _secondCodes = new((_groups * Group * frames.Count) + 1);
        Words = (frames.Frames + WordBits - 1) / WordBits;
        _either = new(Words);
        _reach = new(frames.Count * Words);
        for (int block = 0; block < frames.Count; block++)
        {
            int oldest = Math.Max(0, Oldest(block)), newest = Math.Min(frames.Frames - 1, Oldest(block) + table.Steps - 1);
            for (int frame = oldest; frame <= newest; frame++)
                _reach.Pointer[(block * Words) + (frame / WordBits)] |= 1UL << frame;
        }

        if (typeof(V) == typeof(Lanes256))
            _reached = new(table, types, frames);
    }

    /// <summary>Words of a set of frames.</summary>
    public int Words { get; }

    /// <summary>Multiply-adds of sixteen lanes since the filter was made.</summary>
    public long VectorOperations => _operations + (_reached?.VectorOperations ?? 0);

    /// <summary>Starts a movie.</summary>
    /// <param name="types">Set of the types to be computed.</param>
    /// <param name="frameStride">Floats from one frame of the input to the next.</param>
    /// <param name="target">Receives the blocks that differ from the background.</param>
    public void Begin(ulong types, int frameStride, TraceBlocks target)
    {
        _target = target;
        _frameStride = frameStride;
        _opened = target.Count = 0;
        for (int type = 0; type < target.Types; type++)
            _wanted.Pointer[type] = (long)(types >> type) & 1;
    }

    /// <summary>Takes a position, later than the ones before; those never taken show the background.</summary>
    /// <param name="position">The position.</param>
    /// <param name="input">Its input at frame 0, [frames, types]; read until <see cref="Flush"/>.</param>
    /// <param name="frames">Set of the frames with input; read until <see cref="Flush"/>.</param>
    public void Add(int position, float* input, ulong* frames)
    {
        if (_reached is not null)
        {
            RunOne(_reached, position, input, frames);
            return;
        }

        if (_waiting < 0)
        {
            _target.Reserve(2);
            _waiting = position;
            _waitingInput = input;
            _waitingFrames = frames;
            return;
        }

        Run(position, input, frames);
    }

    /// <summary>Filters what was taken so far.</summary>
    public void Flush()
    {
        if (_waiting >= 0)
            Run(-1, _waitingInput, _waitingFrames);
    }

    /// <summary>Ends the movie.</summary>
    public void End()
    {
        Flush();
        _target.Open(_opened, (_target.Rows * _target.Columns) + 1);
    }

    private void RunOne(ReachedSums<Half256> reached, int position, float* input, ulong* frames)
    {
        _target.Reserve(1);
        _target.Open(_opened, position + 1);
        _opened = position + 1;
        reached.Begin(frames);
        int column = position % _target.Columns, count = _target.Count;
        for (int group = 0; group < _groups; group++)
        {
            int at = group * _blockCount * Group * Lanes;
            reached.Run(input + (group * Group), _frameStride, group, _initial.Pointer + at);
            for (int block = reached.FirstBlock; block < reached.EndBlock; block++)
            {
                float* sums = reached.Sums + (block * Group * Lanes), negated = _negated.Pointer + at + (block * Group * Lanes);
                count = Keep(sums, negated, _wanted.Pointer + (group * Group), _target.Data, _target.Codes, new(column, group * Group, block), count);
            }
        }

        _target.Count = count;
    }

    // A method of its own has registers for all of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Keep(float* sums, float* negated, long* wanted, float* data, BlockCode* codes, BlockCode code, nint count)
    {
        for (uint type = 0; type < Group; type++)
        {
            V difference = V.Add(V.Max(V.Zero, V.Load(sums)), V.Load(negated));
            V.Store(data + (count * Lanes), difference);
            codes[count] = new(code.Packed + (type << 16));
            count += (nint)((V.IsZero(difference) ? 0L : 1L) & wanted[type]);
            sums += Lanes;
            negated += Lanes;
        }

        return (int)count;
    }

    private void Run(int second, float* secondInput, ulong* secondFrames)
    {
        _target.Open(_opened, _waiting + 1);
        for (int word = 0; word < Words; word++)
            _either.Pointer[word] = _waitingFrames[word] | secondFrames[word];
        int firstCode = _waiting % _target.Columns, secondCode = second < 0 ? 0 : second % _target.Columns, secondCount = 0;
        for (int group = 0; group < _groups; group++)
        {
            for (int block = 0; block < _frames.Count; block++)
                RunBlock(group, block, _waitingInput + (group * Group), secondInput + (group * Group), firstCode, secondCode, ref secondCount);
        }

        _opened = _waiting + 1;
        _waiting = -1;
        if (second < 0)
            return;
        _target.Open(_opened, second + 1);
        _opened = second + 1;
        float* data = _target.Data + ((long)_target.Count * Lanes);
        for (int i = 0; i < secondCount; i++)
        {
            V.Store(data + (i * Lanes), V.Load(_secondData.Pointer + (i * Lanes)));
            _target.Codes[_target.Count + i] = _secondCodes.Pointer[i];
        }

        _target.Count += secondCount;
    }

    private void RunBlock(int group, int block, float* first, float* second, int firstCode, int secondCode, ref int secondCount)
    {
        int words = Words, seen = 0;
        ulong* reach = _reach.Pointer + (block * words), either = _either.Pointer;
        for (int word = 0; word < words; word++)
            seen += BitOperations.PopCount(either[word] & reach[word]);
        if (seen == 0)
            return;

        int at = ((group * _frames.Count) + block) * Group * Lanes, frameStride = _frameStride;
        float* initial = _initial.Pointer + at;
        V a0 = V.Load(initial), a1 = V.Load(initial + Lanes), a2 = V.Load(initial + (2 * Lanes)), a3 = V.Load(initial + (3 * Lanes));
        V a4 = V.Load(initial + (4 * Lanes)), a5 = V.Load(initial + (5 * Lanes)), a6 = V.Load(initial + (6 * Lanes)), a7 = V.Load(initial + (7 * Lanes));
        V b0 = a0, b1 = a1, b2 = a2, b3 = a3, b4 = a4, b5 = a5, b6 = a6, b7 = a7;
        float* table = _table.Of(group * Group) - (Oldest(block) * (long)TemporalTable.StepStride);
        for (int word = 0; word < words; word++)
        {
            for (ulong left = either[word] & reach[word]; left != 0; left &= left - 1)
            {
                int frame = (word * WordBits) + BitOperations.TrailingZeroCount(left);
                float* w = table + ((long)frame * TemporalTable.StepStride);
                float* x = first + ((long)frame * frameStride), y = second + ((long)frame * frameStride);
                V weight = V.Load(w);
                a0 = V.MultiplyAdd(V.Broadcast(x[0]), weight, a0);
                b0 = V.MultiplyAdd(V.Broadcast(y[0]), weight, b0);
                weight = V.Load(w + Lanes);
                a1 = V.MultiplyAdd(V.Broadcast(x[1]), weight, a1);
                b1 = V.MultiplyAdd(V.Broadcast(y[1]), weight, b1);
                weight = V.Load(w + (2 * Lanes));
                a2 = V.MultiplyAdd(V.Broadcast(x[2]), weight, a2);
                b2 = V.MultiplyAdd(V.Broadcast(y[2]), weight, b2);
                weight = V.Load(w + (3 * Lanes));
                a3 = V.MultiplyAdd(V.Broadcast(x[3]), weight, a3);
                b3 = V.MultiplyAdd(V.Broadcast(y[3]), weight, b3);
                weight = V.Load(w + (4 * Lanes));
                a4 = V.MultiplyAdd(V.Broadcast(x[4]), weight, a4);
                b4 = V.MultiplyAdd(V.Broadcast(y[4]), weight, b4);
                weight = V.Load(w + (5 * Lanes));
                a5 = V.MultiplyAdd(V.Broadcast(x[5]), weight, a5);
                b5 = V.MultiplyAdd(V.Broadcast(y[5]), weight, b5);
                weight = V.Load(w + (6 * Lanes));
                a6 = V.MultiplyAdd(V.Broadcast(x[6]), weight, a6);
                b6 = V.MultiplyAdd(V.Broadcast(y[6]), weight, b6);
                weight = V.Load(w + (7 * Lanes));
                a7 = V.MultiplyAdd(V.Broadcast(x[7]), weight, a7);
                b7 = V.MultiplyAdd(V.Broadcast(y[7]), weight, b7);
            }
        }

        _operations += 2 * Group * seen;
        float* negated = _negated.Pointer + at;
        long* wanted = _wanted.Pointer + (group * Group);
        V n0 = V.Load(negated), n1 = V.Load(negated + Lanes), n2 = V.Load(negated + (2 * Lanes)), n3 = V.Load(negated + (3 * Lanes));
        V n4 = V.Load(negated + (4 * Lanes)), n5 = V.Load(negated + (5 * Lanes)), n6 = V.Load(negated + (6 * Lanes)), n7 = V.Load(negated + (7 * Lanes));
        float* data = _target.Data + ((long)_target.Count * Lanes);
        BlockCode* start = _target.Codes + _target.Count, codes = start;
        uint code = new BlockCode(firstCode, group * Group, block).Packed;
        Keep(a0, n0, ref data, ref codes, code, 0, wanted);
        Keep(a1, n1, ref data, ref codes, code, 1, wanted);
        Keep(a2, n2, ref data, ref codes, code, 2, wanted);
        Keep(a3, n3, ref data, ref codes, code, 3, wanted);
        Keep(a4, n4, ref data, ref codes, code, 4, wanted);
        Keep(a5, n5, ref data, ref codes, code, 5, wanted);
        Keep(a6, n6, ref data, ref codes, code, 6, wanted);
        Keep(a7, n7, ref data, ref codes, code, 7, wanted);
        _target.Count += (int)(codes - start);
        data = _secondData.Pointer + ((long)secondCount * Lanes);
        start = _secondCodes.Pointer + secondCount;
        codes = start;
        code = new BlockCode(secondCode, group * Group, block).Packed;
        Keep(b0, n0, ref data, ref codes, code, 0, wanted);
        Keep(b1, n1, ref data, ref codes, code, 1, wanted);
        Keep(b2, n2, ref data, ref codes, code, 2, wanted);
        Keep(b3, n3, ref data, ref codes, code, 3, wanted);
        Keep(b4, n4, ref data, ref codes, code, 4, wanted);
        Keep(b5, n5, ref data, ref codes, code, 5, wanted);
        Keep(b6, n6, ref data, ref codes, code, 6, wanted);
        Keep(b7, n7, ref data, ref codes, code, 7, wanted);
        secondCount += (int)(codes - start);
    }

    // Written whether it is kept or not: a branch here would be mispredicted for every third block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(V sum, V negated, ref float* data, ref BlockCode* codes, uint code, uint type, long* wanted)
    {
        V difference = V.Add(V.Max(V.Zero, sum), negated);
        V.Store(data, difference);
        *codes = new(code + (type << 16));
        long kept = (V.IsZero(difference) ? 0L : 1L) & wanted[type];
        data += kept * Lanes;
        codes += kept;
    }

    private int Oldest(int block) => _frames.FirstFrame(block) - _table.Taps + 1;
}
