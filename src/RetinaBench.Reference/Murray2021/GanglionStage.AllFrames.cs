using System.Numerics;
using RetinaBench.Models;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

internal sealed unsafe partial class GanglionStage<V>
{
    /// <summary>All frames of ganglion cells and the decision's traces by ganglion type.</summary>
    public void AllFrames(AmacrineBranch circuit, BranchBackground background, TraceBlocks? amacrine)
    {
        FrameBlocks frames = _network.Frames;
        ulong active = circuit.Kept & background.ActiveAmacrine;
        Span<SpatialTarget> targets = stackalloc SpatialTarget[_inputStride / (Group * frames.Length)];
        SpatialTarget.Fill(targets, _lateralInput.Pointer, frames.Length, 0, ulong.MaxValue);
        if (amacrine is not null)
            _sum.Begin(amacrine, circuit.Kept, _weights.LateralKernel!);
        _filter.Begin(_weights.Initial, ulong.MaxValue >> (64 - _weights.Types), 0, Traces);
        for (int position = 0; position < _weights.Positions; position++)
        {
            // What is filtered together stays in the first-level cache until then.
            float* total = _total.Pointer + (position % TemporalFilter<V>.GroupSize * _inputStride);
            if (amacrine is not null)
                _sum.Run(position / Traces.Columns, position % Traces.Columns, targets, _occupied.Pointer);
            for (int type = 0; type < _weights.Types; type++)
                Total(total + (type * frames.Length), position, type, active, background, amacrine is not null);
            _filter.Add(position, total + frames.Padding, 0, frames.Frames - 1);
        }

        _filter.End();
        if (circuit.NeedsDecisionFrames)
            ReadTraces();
    }

    /// <summary>Answers a request about the decision.</summary>
    public void AnswerDecision(ulong kept, Reduction reduction, Span<float> target)
    {
        FrameBlocks frames = _network.Frames;
        for (int unit = 0; unit < _weights.DecisionBias.Length; unit++)
        {
            if (ConditionPlan.IsLastFrame(reduction))
            {
                float last = LastDecision(unit, kept);
                target[unit] = reduction == Reduction.LastFrame ? last : (float)((double)last * last);
                continue;
            }

            double sum = 0;
            float least = float.PositiveInfinity, most = float.NegativeInfinity;
            for (int frame = 0; frame < frames.Frames; frame++)
            {
                float value = Decision(unit, frame, kept);
                if (reduction is Reduction.Full or Reduction.SpatialMean)
                    target[(unit * frames.Frames) + frame] = value;
                sum += value;
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }

            if (reduction == Reduction.Mean)
                target[unit] = (float)(sum / frames.Frames);
            else if (reduction is Reduction.Minimum or Reduction.Maximum)
                target[unit] = reduction == Reduction.Minimum ? least : most;
        }
    }

    private void Total(float* total, int position, int type, ulong active, BranchBackground background, bool lateral)
    {
        int length = _network.Frames.Length, trace = type * length, sources = _network.Architecture.AmacrineTypes;
        float* input = _input.Pointer + (position * _inputStride) + trace, fromAmacrine = _lateralInput.Pointer + trace, bias = background.Input + trace;
        float* inView = _weights.LateralInView + ((long)position * sources * _weights.Rounded) + type;
        for (int lane = 0; lane < length; lane += Lanes)
        {
            V sum = V.Load(bias + lane);
            if (_weights.Kernel is not null)
                sum = V.Add(V.Load(input + lane), sum);
            if (lateral)
                sum = V.Add(V.Load(fromAmacrine + lane), sum);
            for (ulong left = active; left != 0; left &= left - 1)
            {
                int source = BitOperations.TrailingZeroCount(left);
                sum = V.MultiplyAdd(-inView[source * _weights.Rounded], V.Load(background.Amacrine!.Negated.Pointer + (source * length) + lane), sum);
                _operations++;
            }

            V.Store(total + lane, sum);
        }
    }

    private float Decision(int unit, int frame, ulong kept)
    {
        FrameBlocks frames = _network.Frames;
        float sum = _weights.DecisionBias[unit];
        for (int type = 0; type < _weights.Types; type++)
        {
            if ((kept >> type & 1) != 0)
                sum += _decisionTraces.Pointer[(((unit * _weights.Types) + type) * frames.Length) + frames.Padding + frame];
        }

        return sum;
    }

    private void ReadTraces()
    {
        FrameBlocks frames = _network.Frames;
        int perUnit = _weights.Types * frames.Length;
        _decisionTraces.Span.Clear();
        for (int position = 0; position < _weights.Positions; position++)
        {
            for (int i = Traces.Starts[position]; i < Traces.Starts[position + 1]; i++)
            {
                BlockCode code = Traces.Codes[i];
                V block = V.Load(Traces.Data + (i * Lanes));
                for (int unit = 0; unit < _weights.DecisionBias.Length; unit++)
                {
                    float* trace = _decisionTraces.Pointer + (unit * perUnit) + (code.Type * frames.Length) + (code.Block * Lanes);
                    float weight = _weights.Decision[(((unit * _weights.Positions) + position) * _weights.Rounded) + code.Type];
                    V.Store(trace, V.MultiplyAdd(V.Broadcast(weight), block, V.Load(trace)));
                    _operations++;
                }
            }
        }
    }
}
