using RetinaBench.Models;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

internal sealed unsafe partial class GanglionStage<V>
{
    /// <summary>Filters what amacrine cells send, as far as the last frame sees it.</summary>
    public void ReduceAmacrine(TraceBlocks? amacrine, ulong types)
    {
        _lateral.Clear();
        for (int position = 0; amacrine is not null && position < amacrine.Rows * amacrine.Columns; position++)
        {
            int end = amacrine.Starts[position + 1];
            for (int i = amacrine.Starts[position], next; i < end; i = next)
            {
                int type = amacrine.Codes[i].Type;
                for (next = i + 1; next < end && amacrine.Codes[next].Type == type; next++)
                {
                }

                if (amacrine.Codes[next - 1].Block >= _weights.FirstBlock && (types >> type & 1) != 0)
                    ReduceAmacrine(amacrine, position, type, i, next);
            }
        }
    }

    /// <summary>The last frame of ganglion cells and the decision by ganglion type.</summary>
    public void LastFrame(AmacrineBranch circuit, BranchBackground background)
    {
        int rounded = _weights.Rounded;
        ulong active = circuit.Kept & background.ActiveAmacrine;
        for (int position = 0; position < _weights.Positions; position++)
        {
            for (int lane = 0; lane < rounded; lane += Lanes)
            {
                V sum = V.Add(V.Load(_lastBipolar.Pointer + (position * rounded) + lane), V.Load(background.LastInput + lane));
                for (int source = 0; active >> source != 0 && source < _network.Architecture.AmacrineTypes; source++)
                {
                    if ((active >> source & 1) == 0)
                        continue;
                    float* inView = _weights.LateralInView + (((position * _network.Architecture.AmacrineTypes) + source) * rounded) + lane;
                    sum = V.MultiplyAdd(V.Load(inView), V.Load(background.Lateral + (source * rounded) + lane), sum);
                    _operations++;
                }

                V.Store(_last.Pointer + (position * rounded) + lane, sum);
            }
        }

        AddLateral(circuit.Kept);
        Read();
    }

    /// <summary>Answers a request for the last frame of ganglion cells.</summary>
    public void AnswerLastFrame(ulong kept, Reduction reduction, Span<float> target)
    {
        for (int type = 0; type < _weights.Types; type++)
        {
            bool keeps = (kept >> type & 1) != 0;
            double energy = 0;
            for (int position = 0; position < _weights.Positions; position++)
            {
                float value = keeps ? _last.Pointer[(position * _weights.Rounded) + type] : 0;
                energy += (double)value * value;
                if (reduction == Reduction.LastFrame)
                    target[(type * _weights.Positions) + position] = value;
            }

            if (reduction == Reduction.LastFrameEnergy)
                target[type] = (float)energy;
        }
    }

    private float LastDecision(int unit, ulong kept)
    {
        float sum = _weights.DecisionBias[unit];
        for (int type = 0; type < _weights.Types; type++)
        {
            if ((kept >> type & 1) != 0)
                sum += _lastDecision.Pointer[(unit * _weights.Rounded) + type];
        }

        return sum;
    }

    private void ReduceAmacrine(TraceBlocks amacrine, int position, int type, int first, int end)
    {
        int length = _network.Frames.Length;
        _lateral.Add(new(position, type));
        float* reduced = _lastAmacrine.Pointer + (((position * amacrine.Types) + type) * _weights.Rounded);
        for (int to = 0; to < _weights.Types; to += Group)
        {
            V s0 = V.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
            for (int at = first; at < end; at++)
            {
                V x = V.Load(amacrine.Data + (at * Lanes));
                float* taps = _weights.LastTaps + (to * length) + (amacrine.Codes[at].Block * Lanes);
                s0 = V.MultiplyAdd(x, V.Load(taps), s0);
                s1 = V.MultiplyAdd(x, V.Load(taps + length), s1);
                s2 = V.MultiplyAdd(x, V.Load(taps + (2 * length)), s2);
                s3 = V.MultiplyAdd(x, V.Load(taps + (3 * length)), s3);
                s4 = V.MultiplyAdd(x, V.Load(taps + (4 * length)), s4);
                s5 = V.MultiplyAdd(x, V.Load(taps + (5 * length)), s5);
                s6 = V.MultiplyAdd(x, V.Load(taps + (6 * length)), s6);
                s7 = V.MultiplyAdd(x, V.Load(taps + (7 * length)), s7);
            }

            _operations += Group * (end - first);
            V.SumEight(s0, s1, s2, s3, s4, s5, s6, s7, reduced + to);
        }
    }

    private void ReduceBipolar(int position, float* input, int* occupied)
    {
        FrameBlocks frames = _network.Frames;
        int length = frames.Length;
        for (int type = 0; type < _weights.Types; type += Group)
        {
            V s0 = V.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
            for (int block = _weights.FirstBlock; block < frames.Count; block++)
            {
                if (occupied[block] == 0)
                    continue;
                float* sums = input + (type * length) + (block * Lanes), taps = _weights.LastTaps + (type * length) + (block * Lanes);
                s0 = V.MultiplyAdd(V.Load(sums), V.Load(taps), s0);
                s1 = V.MultiplyAdd(V.Load(sums + length), V.Load(taps + length), s1);
                s2 = V.MultiplyAdd(V.Load(sums + (2 * length)), V.Load(taps + (2 * length)), s2);
                s3 = V.MultiplyAdd(V.Load(sums + (3 * length)), V.Load(taps + (3 * length)), s3);
                s4 = V.MultiplyAdd(V.Load(sums + (4 * length)), V.Load(taps + (4 * length)), s4);
                s5 = V.MultiplyAdd(V.Load(sums + (5 * length)), V.Load(taps + (5 * length)), s5);
                s6 = V.MultiplyAdd(V.Load(sums + (6 * length)), V.Load(taps + (6 * length)), s6);
                s7 = V.MultiplyAdd(V.Load(sums + (7 * length)), V.Load(taps + (7 * length)), s7);
                _operations += Group;
            }

            V.SumEight(s0, s1, s2, s3, s4, s5, s6, s7, _lastBipolar.Pointer + (position * _weights.Rounded) + type);
        }
    }

    private void AddLateral(ulong kept)
    {
        int rounded = _weights.Rounded, types = _network.Architecture.AmacrineTypes;
        foreach (LateralInput input in _lateral)
        {
            if ((kept >> input.Type & 1) == 0)
                continue;
            float* reduced = _lastAmacrine.Pointer + (((input.Position * types) + input.Type) * rounded);
            foreach (LateralTarget target in _weights.LateralTargets[input.Position])
            {
                float* sum = _last.Pointer + target.Position, weights = _weights.Lateral + target.Weight + (input.Type * rounded);
                for (int lane = 0; lane < rounded; lane += Lanes)
                    V.Store(sum + lane, V.MultiplyAdd(V.Load(reduced + lane), V.Load(weights + lane), V.Load(sum + lane)));
                _operations += rounded / Lanes;
            }
        }
    }

    private void Read()
    {
        int rounded = _weights.Rounded, classes = _weights.DecisionBias.Length, positions = _weights.Positions;
        for (int i = 0; i < positions * rounded; i += Lanes)
            V.Store(_last.Pointer + i, V.Max(V.Zero, V.Load(_last.Pointer + i)));
        for (int unit = 0; unit < classes; unit++)
        {
            for (int lane = 0; lane < rounded; lane += Lanes)
            {
                V sum = V.Zero;
                for (int position = 0; position < positions; position++)
                    sum = V.MultiplyAdd(V.Load(_last.Pointer + (position * rounded) + lane), V.Load(_weights.Decision + (((unit * positions) + position) * rounded) + lane), sum);
                V.Store(_lastDecision.Pointer + (unit * rounded) + lane, sum);
                _operations += positions;
            }
        }
    }
}
