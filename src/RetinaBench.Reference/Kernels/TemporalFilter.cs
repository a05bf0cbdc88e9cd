using System.Numerics;

namespace RetinaBench.Reference.Kernels;

/// <summary>Filters positions in time from input in a range of frames, four positions at once, and stores the blocks of frames that differ from the background.</summary>
/// <remarks>
/// out[t] = sign x max(0, initial[t] + sum over s of w[taps - 1 - (t - s)] x in[s]) for t - taps &lt; s &lt;= t. Sixteen output
/// frames are one block; two registers of them and four positions are summed at once. Input lies as [positions, types, frames];
/// frames without input are left out at both ends, which changes no bit, as adding 0 does not.
/// </remarks>
internal sealed unsafe class TemporalFilter<V>
    where V : struct, ILanes<V>
{
    /// <summary>Positions that are filtered together.</summary>
    public const int GroupSize = 4;

    private const int Lanes = FrameBlocks.Lanes, WordBits = 64, StepStride = TemporalTable.StepStride;

    private readonly TemporalTable _table;
    private readonly int _typeStride;
    private readonly int _padding;
    private readonly float _sign;
    private readonly AlignedBuffer<float> _blocks;
    private readonly AlignedBuffer<ulong> _differs;
    private readonly int _perPosition;
    private readonly int _words;
    private readonly int[] _positions = new int[GroupSize];
    private readonly nint[] _inputs = new nint[GroupSize];
    private LayerBackground _background = null!;
    private TraceBlocks _target = null!;
    private ulong _types;
    private int _firstBlock;
    private int _count;
    private int _first;
    private int _last;
    private int _opened;
    private long _operations;

    /// <summary>Prepares for one layer.</summary>
    /// <param name="table">Its kernels.</param>
    /// <param name="sign">1 for outputs of 0 and more, -1 for outputs of 0 and less.</param>
    /// <param name="types">Cell types.</param>
    /// <param name="frames">The frames.</param>
    public TemporalFilter(TemporalTable table, float sign, int types, FrameBlocks frames)
    {
        _table = table;
        _sign = sign;
        _typeStride = frames.Length;
        _padding = frames.Padding;
        _perPosition = types * frames.Count;
        _words = (_perPosition + WordBits - 1) / WordBits;
        _blocks = new(GroupSize * _perPosition * Lanes);
        _differs = new(GroupSize * _words);
    }

    /// <summary>Multiply-adds of sixteen lanes since the filter was made.</summary>
    public long VectorOperations => _operations / Lanes;

    /// <summary>Starts a movie.</summary>
    /// <param name="background">What the layer answers when nothing is shown.</param>
    /// <param name="types">Set of the types to be computed.</param>
    /// <param name="firstBlock">Earlier blocks of frames are not wanted.</param>
    /// <param name="target">Receives the blocks that differ from the background.</param>
    public void Begin(LayerBackground background, ulong types, int firstBlock, TraceBlocks target)
    {
        _background = background;
        _types = types;
        _firstBlock = firstBlock;
        _target = target;
        _count = _opened = target.Count = 0;
    }

    /// <summary>Takes a position, later than the ones before; those never taken show the background.</summary>
    /// <param name="position">The position.</param>
    /// <param name="input">Its input at frame 0, type 0; read until <see cref="GroupSize"/> positions have come together.</param>
    /// <param name="first">First frame with input.</param>
    /// <param name="last">Last frame with input.</param>
    public void Add(int position, float* input, int first, int last)
    {
        _first = _count == 0 ? first : Math.Min(_first, first);
        _last = _count == 0 ? last : Math.Max(_last, last);
        _positions[_count] = position;
        _inputs[_count++] = (nint)input;
        if (_count == GroupSize)
            Run();
    }

    /// <summary>Ends the movie.</summary>
    public void End()
    {
        if (_count > 0)
            Run();
        _target.Open(_opened, (_target.Rows * _target.Columns) + 1);
    }

    private void Run()
    {
        for (int member = _count; member < GroupSize; member++)
            _inputs[member] = _inputs[0];
        _differs.Span.Clear();
        for (ulong left = _types; left != 0; left &= left - 1)
        {
            int type = BitOperations.TrailingZeroCount(left);
            if (typeof(V) == typeof(Lanes256))
                RunType<Half256>(type);
            else
                RunType<V>(type);
        }

        _target.Reserve(_count);
        for (int member = 0; member < _count; member++)
            Append(member);
        _count = 0;
    }

    // Two registers of output frames at a time: two blocks, or the halves of one.
    private void RunType<R>(int type)
        where R : struct, IRegister<R>
    {
        for (int lane = _firstBlock * Lanes; lane < _typeStride; lane += 2 * R.Lanes)
            RunRegisters<R>(type, lane, Math.Min(lane + R.Lanes, _typeStride - R.Lanes));
    }

    private void RunRegisters<R>(int type, int lane, int next)
        where R : struct, IRegister<R>
    {
        int oldest = lane - _padding - _table.Taps + 1, shift = next - lane;
        int from = Math.Max(_first, oldest), to = Math.Min(_last, oldest + shift + R.Lanes + _table.Taps - 2);
        if (from > to)
            return;
        int at = (type * _typeStride) + lane;
        float* initial = _background.Initial.Pointer + at;
        R a0 = R.Load(initial), a1 = a0, a2 = a0, a3 = a0;
        R b0 = R.Load(initial + shift), b1 = b0, b2 = b0, b3 = b0;
        float* weights = WeightsOf(type, lane, from), later = WeightsOf(type, next, from);
        float* x = (float*)_inputs[0] + (type * _typeStride) + from;
        long o1 = (_inputs[1] - _inputs[0]) / sizeof(float), o2 = (_inputs[2] - _inputs[0]) / sizeof(float), o3 = (_inputs[3] - _inputs[0]) / sizeof(float);
        for (int frame = from; frame <= to; frame++)
        {
            R w = R.Load(weights), u = R.Load(later), input = R.Broadcast(x[0]);
            a0 = R.MultiplyAdd(input, w, a0);
            b0 = R.MultiplyAdd(input, u, b0);
            input = R.Broadcast(x[o1]);
            a1 = R.MultiplyAdd(input, w, a1);
            b1 = R.MultiplyAdd(input, u, b1);
            input = R.Broadcast(x[o2]);
            a2 = R.MultiplyAdd(input, w, a2);
            b2 = R.MultiplyAdd(input, u, b2);
            input = R.Broadcast(x[o3]);
            a3 = R.MultiplyAdd(input, w, a3);
            b3 = R.MultiplyAdd(input, u, b3);
            weights += StepStride;
            later += StepStride;
            x++;
        }

        _operations += (long)2 * GroupSize * (to - from + 1) * R.Lanes;
        Keep(at, a0, a1, a2, a3);
        if (shift > 0)
            Keep(at + shift, b0, b1, b2, b3);
    }

    // The weights from an input frame to the output frames of a register.
    private float* WeightsOf(int type, int lane, int frame)
    {
        int place = lane % Lanes, oldest = lane - place - _padding - _table.Taps + 1;
        return _table.Of(type) + ((frame - oldest) * StepStride) + place;
    }

    private void Keep<R>(int at, R sum0, R sum1, R sum2, R sum3)
        where R : struct, IRegister<R>
    {
        R sign = R.Broadcast(_sign), negated = R.Load(_background.Negated.Pointer + at);
        int block = at / Lanes, stride = _perPosition * Lanes;
        ulong* differs = _differs.Pointer + (block / WordBits);
        float* place = _blocks.Pointer + at;
        differs[0] |= KeepOne(sign, sum0, negated, place) << (block % WordBits);
        differs[_words] |= KeepOne(sign, sum1, negated, place + stride) << (block % WordBits);
        differs[2 * _words] |= KeepOne(sign, sum2, negated, place + (2 * stride)) << (block % WordBits);
        differs[3 * _words] |= KeepOne(sign, sum3, negated, place + (3 * stride)) << (block % WordBits);
    }

    private static ulong KeepOne<R>(R sign, R sum, R negated, float* place)
        where R : struct, IRegister<R>
    {
        R difference = R.MultiplyAdd(sign, R.Max(R.Zero, sum), negated);
        R.Store(place, difference);
        return R.IsZero(difference) ? 0UL : 1UL;
    }

    private void Append(int member)
    {
        int position = _positions[member], blocks = _target.Frames.Count, column = position % _target.Columns, count = _target.Count;
        _target.Open(_opened, position + 1);
        _opened = position + 1;
        for (int word = 0; word < _words; word++)
        {
            for (ulong left = _differs.Pointer[(member * _words) + word]; left != 0; left &= left - 1)
            {
                int at = (word * WordBits) + BitOperations.TrailingZeroCount(left);
                V.Store(_target.Data + ((long)count * Lanes), V.Load(_blocks.Pointer + (((member * _perPosition) + at) * Lanes)));
                _target.Codes[count++] = new(column, at / blocks, at % blocks);
            }
        }

        _target.Count = count;
    }
}
