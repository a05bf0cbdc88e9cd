using System.Numerics;
using System.Runtime.CompilerServices;

namespace RetinaBench.Reference.Kernels;

/// <summary>Filters one position in time by adding input frames to all output frames that they reach.</summary>
/// <remarks>
/// For machines with few registers: two types and up to five registers of output frames make ten sums, so that an input is read once for
/// five products. Frames go in steps of one register, each from its first to its last frame with input; adding the zeros between
/// changes no bit and costs less than a list of frames. Every output frame adds its input frames in their order.
/// </remarks>
internal sealed unsafe class ReachedSums<R>
    where R : struct, IRegister<R>
{
    private const int Lanes = FrameBlocks.Lanes, Group = TemporalTable.Group, Types = 2, Width = 5, WordBits = 64;

    private readonly int _padding;
    private readonly int _registers;
    private readonly int _blocks;
    private readonly int _taps;
    private readonly int _reach;
    private readonly AlignedBuffer<float> _table;
    private readonly AlignedBuffer<float> _sums;
    private readonly Step[] _steps;
    private int _stepCount;
    private long _operations;

    /// <summary>Prepares for one layer.</summary>
    /// <param name="table">Its kernels.</param>
    /// <param name="types">Cell types.</param>
    /// <param name="frames">The frames.</param>
    public ReachedSums(TemporalTable table, int types, FrameBlocks frames)
    {
        _padding = frames.Padding;
        _registers = frames.Length / R.Lanes;
        _blocks = frames.Count;
        _taps = table.Taps;
        _reach = ((R.Lanes + _taps - 2) / R.Lanes) + 1;
        _steps = new Step[_registers];
        _sums = new(Group * frames.Length);
        _table = new((types + Group - 1) / Group * GroupSize);
        for (int type = 0; type < types; type++)
        {
            for (int offset = 0; offset < R.Lanes; offset++)
            {
                float* row = _table.Pointer + (type / Group * GroupSize) + (((offset * Group) + (type % Group)) * RowSize);
                for (int lag = 0; lag < _taps; lag++)
                    row[((offset + lag) / RowSize * PartSize) + ((offset + lag) % RowSize)] = table.Of(type)[(_taps - 1 - lag) * TemporalTable.StepStride];
            }
        }
    }

    /// <summary>The sums of eight types, [frame blocks, 8, 16].</summary>
    public float* Sums => _sums.Pointer;

    /// <summary>The first block of frames that input reaches.</summary>
    public int FirstBlock { get; private set; }

    /// <summary>The block behind the last that input reaches.</summary>
    public int EndBlock { get; private set; }

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations => _operations * R.Lanes / Lanes;

    // The weights from an input frame to the output frames of a tile; those of all types, and of all places in a register.
    private static int RowSize => Width * R.Lanes;

    private static int FrameSize => Group * RowSize;

    private static int PartSize => R.Lanes * FrameSize;

    private int GroupSize => (_reach + Width - 1) / Width * PartSize;

    /// <summary>Starts a position.</summary>
    /// <param name="frames">Set of the frames with input, at least one; bits behind the last frame mean nothing.</param>
    public void Begin(ulong* frames)
    {
        _stepCount = 0;
        if (_registers * R.Lanes > WordBits)
        {
            for (int register = 0; register < _registers; register++)
                Take(register, BitsOf(frames, (register * R.Lanes) - _padding));
        }
        else
        {
            // As a rule two or three registers of eight have input.
            ulong all = ulong.MaxValue >> (WordBits - (_registers * R.Lanes));
            for (ulong left = (frames[0] << _padding) & all, own; left != 0; left ^= own)
            {
                int register = BitOperations.TrailingZeroCount(left) / R.Lanes, place = register * R.Lanes;
                own = left & (((1UL << R.Lanes) - 1) << place);
                Take(register, (uint)(own >> place));
            }
        }

        (int last, _, int lastPlace) = _steps[_stepCount - 1];
        FirstBlock = _steps[0].Register * R.Lanes / Lanes;
        EndBlock = Math.Min(_blocks, (((last * R.Lanes) + lastPlace + _taps - 1) / Lanes) + 1);
    }

    /// <summary>Sums eight types.</summary>
    /// <param name="input">Their input at frame 0, [frames, types], zero in frames without input.</param>
    /// <param name="frameStride">Floats from one frame of the input to the next.</param>
    /// <param name="group">Which eight.</param>
    /// <param name="initial">What sums start from, [frame blocks, 8, 16].</param>
    public void Run(float* input, int frameStride, int group, float* initial)
    {
        int first = FirstBlock * Group * Lanes;
        Unsafe.CopyBlock(Sums + first, initial + first, (uint)((EndBlock - FirstBlock) * Group * Lanes * sizeof(float)));
        foreach (ref readonly Step step in _steps.AsSpan(0, _stepCount))
        {
            int count = step.Last - step.First + 1, reach = Math.Min(_reach, _registers - step.Register);
            float* x = input + (((step.Register * R.Lanes) + step.First - _padding) * (nint)frameStride), weights = _table.Pointer + (group * GroupSize) + (step.First * FrameSize);
            for (int at = 0; at < reach; at += Width, weights += PartSize)
                Run(x, frameStride, count, weights, step.Register + at, Math.Min(Width, reach - at));
            _operations += count * reach * Group;
        }
    }

    private void Take(int register, uint bits)
    {
        if (bits != 0)
            _steps[_stepCount++] = new(register, BitOperations.TrailingZeroCount(bits), BitOperations.Log2(bits));
    }

    // The frames of one register, bit by bit; the first may come before frame 0.
    private static uint BitsOf(ulong* frames, int first)
    {
        uint all = (1u << R.Lanes) - 1;
        if (first < 0)
            return (uint)(frames[0] << -first) & all;
        int word = first / WordBits, bit = first % WordBits;
        ulong bits = frames[word] >> bit;
        return (uint)(bit + R.Lanes > WordBits ? bits | (frames[word + 1] << (WordBits - bit)) : bits) & all;
    }

    private void Run(float* input, nint frameStride, int count, float* weights, int register, int width)
    {
        int perBlock = Lanes / R.Lanes, place = register % perBlock;
        float* sums = Sums + (register / perBlock * Group * Lanes) + (place * R.Lanes);
        nint next = place + 1 < perBlock ? R.Lanes : (Group * Lanes) - (place * R.Lanes);
        switch (width)
        {
            case 1:
                Tile(input, frameStride, count, weights, sums, next, 1);
                break;
            case 2:
                Tile(input, frameStride, count, weights, sums, next, 2);
                break;
            case 3:
                Tile(input, frameStride, count, weights, sums, next, 3);
                break;
            case 4:
                Tile(input, frameStride, count, weights, sums, next, 4);
                break;
            default:
                Tile(input, frameStride, count, weights, sums, next, Width);
                break;
        }
    }

    // Compiled for each width: what is not needed disappears.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(float* input, nint frameStride, int count, float* weights, float* sums, nint next, int width)
    {
        // From a register of output frames to the second after it.
        nint second = 2 * Group * R.Lanes;
        for (int pair = 0; pair < Group; pair += Types)
        {
            float* other = sums + Lanes;
            R a0 = R.Load(sums), b0 = R.Load(other);
            R a1 = width > 1 ? R.Load(sums + next) : a0, b1 = width > 1 ? R.Load(other + next) : a0;
            R a2 = width > 2 ? R.Load(sums + second) : a0, b2 = width > 2 ? R.Load(other + second) : a0;
            R a3 = width > 3 ? R.Load(sums + second + next) : a0, b3 = width > 3 ? R.Load(other + second + next) : a0;
            R a4 = width > 4 ? R.Load(sums + (2 * second)) : a0, b4 = width > 4 ? R.Load(other + (2 * second)) : a0;
            float* x = input + pair, w = weights + (pair * RowSize);
            for (int frame = 0; frame < count; frame++, x += frameStride, w += FrameSize)
            {
                R a = R.Broadcast(x[0]), b = R.Broadcast(x[1]);
                a0 = R.MultiplyAdd(a, w, a0);
                b0 = R.MultiplyAdd(b, w + RowSize, b0);
                if (width > 1)
                {
                    a1 = R.MultiplyAdd(a, w + R.Lanes, a1);
                    b1 = R.MultiplyAdd(b, w + RowSize + R.Lanes, b1);
                }

                if (width > 2)
                {
                    a2 = R.MultiplyAdd(a, w + (2 * R.Lanes), a2);
                    b2 = R.MultiplyAdd(b, w + RowSize + (2 * R.Lanes), b2);
                }

                if (width > 3)
                {
                    a3 = R.MultiplyAdd(a, w + (3 * R.Lanes), a3);
                    b3 = R.MultiplyAdd(b, w + RowSize + (3 * R.Lanes), b3);
                }

                if (width > 4)
                {
                    a4 = R.MultiplyAdd(a, w + (4 * R.Lanes), a4);
                    b4 = R.MultiplyAdd(b, w + RowSize + (4 * R.Lanes), b4);
                }
            }

            Store(sums, next, second, a0, a1, a2, a3, a4, width);
            Store(other, next, second, b0, b1, b2, b3, b4, width);
            sums += Types * Lanes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* sums, nint next, nint second, R v0, R v1, R v2, R v3, R v4, int width)
    {
        R.Store(sums, v0);
        if (width > 1)
            R.Store(sums + next, v1);
        if (width > 2)
            R.Store(sums + second, v2);
        if (width > 3)
            R.Store(sums + second + next, v3);
        if (width > 4)
            R.Store(sums + (2 * second), v4);
    }

    /// <summary>A register of frames with input.</summary>
    /// <param name="Register">Which.</param>
    /// <param name="First">Place of the first frame with input.</param>
    /// <param name="Last">Place of the last.</param>
    private readonly record struct Step(int Register, int First, int Last);
}
