using System.Numerics;

namespace RetinaBench.Reference.Kernels;

/// <summary>Filters positions in time, four at once, and stores the blocks of frames that differ from the background.</summary>
/// <remarks>
/// out[t] = sign x max(0, initial[t] + sum over s of w[taps - 1 - (t - s)] x in[s]) for t - taps &lt; s &lt;= t. Sixteen output
/// frames are one vector; frames without input are left out, which changes no bit, as adding 0 does not.
/// </remarks>
internal sealed unsafe class TemporalFilter<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes, BitsPerWord = 64, GroupSize = 4;

    private readonly AlignedBuffer<float> _blocks;
    private readonly AlignedBuffer<ulong> _differs;
    private readonly int _perPosition;
    private readonly int _words;
    private readonly int[] _positions = new int[GroupSize];
    private readonly nint[] _inputs = new nint[GroupSize];
    private TemporalLayer _layer;
    private TraceBlocks _target = null!;
    private ulong _types;
    private int _count;
    private int _first;
    private int _last;
    private int _opened;

    /// <summary>Prepares for layers of up to the given types.</summary>
    public TemporalFilter(int types, FrameBlocks frames)
    {
        _perPosition = types * frames.Count;
        _words = (_perPosition + BitsPerWord - 1) / BitsPerWord;
        _blocks = new(GroupSize * _perPosition * Lanes);
        _differs = new(GroupSize * _words);
    }

    /// <summary>Multiply-adds of sixteen lanes since the filter was made.</summary>
    public long VectorOperations { get; private set; }

    /// <summary>Starts a layer.</summary>
    /// <param name="layer">What it does.</param>
    /// <param name="types">Set of the types to be computed.</param>
    /// <param name="target">Receives the blocks that differ from the background.</param>
    public void Begin(TemporalLayer layer, ulong types, TraceBlocks target)
    {
        _layer = layer;
        _types = types;
        _target = target;
        _count = _opened = 0;
        target.Clear();
    }

    /// <summary>Takes a position, later than the ones before; those never taken show the background.</summary>
    /// <param name="position">The position.</param>
    /// <param name="input">Its input at frame 0, type 0; read until <see cref="Flush"/>.</param>
    /// <param name="first">First frame with input.</param>
    /// <param name="last">Last frame with input.</param>
    public void Add(int position, float* input, int first, int last)
    {
        _first = _count == 0 ? first : Math.Min(_first, first);
        _last = _count == 0 ? last : Math.Max(_last, last);
        _positions[_count] = position;
        _inputs[_count++] = (nint)input;
        if (_count == GroupSize)
            Flush();
    }

    /// <summary>Filters the positions taken so far.</summary>
    public void Flush()
    {
        if (_count == 0)
            return;
        for (int member = _count; member < GroupSize; member++)
            _inputs[member] = _inputs[0];
        _differs.Span.Clear();
        for (ulong left = _types; left != 0; left &= left - 1)
            Filter(BitOperations.TrailingZeroCount(left));
        _target.Reserve(_count);
        for (int member = 0; member < _count; member++)
            Append(member);
        _count = 0;
    }

    /// <summary>Ends the layer.</summary>
    public void End()
    {
        Flush();
        _target.Open(_opened, (_target.Rows * _target.Columns) + 1);
    }

    private void Filter(int type)
    {
        FrameBlocks frames = _target.Frames;
        TemporalTable table = _layer.Table;
        long frameStride = _layer.FrameStride;
        float* input = (float*)_inputs[0] + ((long)type * _layer.TypeStride);
        long o1 = (_inputs[1] - _inputs[0]) / sizeof(float), o2 = (_inputs[2] - _inputs[0]) / sizeof(float), o3 = (_inputs[3] - _inputs[0]) / sizeof(float);
        for (int block = 0; block < frames.Count; block++)
        {
            int oldest = frames.FirstFrame(block) - table.Taps + 1;
            int from = Math.Max(_first, oldest), to = Math.Min(_last, oldest + table.Steps - 1);
            if (from > to)
                continue;
            int at = (type * frames.Count) + block;
            V a0 = V.Load(_layer.Background.Initial.Pointer + (at * Lanes)), a1 = a0, a2 = a0, a3 = a0;
            float* weights = table.Of(type) + ((from - oldest) * Lanes);
            float* x = input + (from * frameStride);
            for (int frame = from; frame <= to; frame++)
            {
                V w = V.Load(weights);
                a0 = V.MultiplyAdd(V.Broadcast(x[0]), w, a0);
                a1 = V.MultiplyAdd(V.Broadcast(x[o1]), w, a1);
                a2 = V.MultiplyAdd(V.Broadcast(x[o2]), w, a2);
                a3 = V.MultiplyAdd(V.Broadcast(x[o3]), w, a3);
                weights += Lanes;
                x += frameStride;
            }

            VectorOperations += GroupSize * (to - from + 1);
            V sign = V.Broadcast(_layer.Sign), background = V.Load(_layer.Background.Negated.Pointer + (at * Lanes));
            Keep(0, at, V.MultiplyAdd(sign, V.Max(V.Zero, a0), background));
            Keep(1, at, V.MultiplyAdd(sign, V.Max(V.Zero, a1), background));
            Keep(2, at, V.MultiplyAdd(sign, V.Max(V.Zero, a2), background));
            Keep(3, at, V.MultiplyAdd(sign, V.Max(V.Zero, a3), background));
        }
    }

    private void Keep(int member, int at, V difference)
    {
        if (V.IsZero(difference))
            return;
        V.Store(_blocks.Pointer + (((member * _perPosition) + at) * Lanes), difference);
        _differs.Pointer[(member * _words) + (at / BitsPerWord)] |= 1UL << (at % BitsPerWord);
    }

    private void Append(int member)
    {
        int position = _positions[member], blocks = _target.Frames.Count;
        var column = (ushort)(position % _target.Columns);
        _target.Open(_opened, position + 1);
        _opened = position + 1;
        for (int word = 0; word < _words; word++)
        {
            for (ulong left = _differs.Pointer[(member * _words) + word]; left != 0; left &= left - 1)
            {
                int at = (word * BitsPerWord) + BitOperations.TrailingZeroCount(left);
                _target.Append<V>(new(column, (byte)(at / blocks), (byte)(at % blocks)), _blocks.Pointer + (((member * _perPosition) + at) * Lanes));
            }
        }
    }
}
