using System.Runtime.Intrinsics.X86;
using RetinaBench.Reference.Yan2020.Frames;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>Loss and gradient of a part of a batch.</summary>
internal sealed unsafe partial class CnnWorker<V, R>
{
    private const int LineFloats = 16;

    /// <inheritdoc/>
    public double Gradient(float* parameters, in BatchPart part, float* gradient)
    {
        int blocks = (part.Samples.Length + Lanes - 1) / Lanes;
        OutputSums sums = default;
        V activity = V.Zero;
        float* activityLanes = stackalloc float[Lanes];
        _dense.Span.Clear();
        for (int block = 0; block < blocks; block++)
        {
            ReadOnlySpan<int> samples = part.Samples[(block * Lanes)..Math.Min(part.Samples.Length, (block + 1) * Lanes)];
            Prefetch(part.Store, part.Samples[Math.Min(part.Samples.Length, (block + 1) * Lanes)..Math.Min(part.Samples.Length, (block + 2) * Lanes)]);
            Gather(part.Store, samples, _input.Pointer + (block * _shape.Layers[0].InputLength));
            Forward(parameters, block, new(part.Step, part.First + (block * Lanes)));
            activity = Backward(parameters, block, part.Labels.Slice(block * Lanes, samples.Length), 1.0 / part.Batch, ref sums, activity);
        }

        WeightGradients(blocks, gradient);
        LaneSums<V>.Run(_dense.Pointer, _layout.Dense.Count, gradient + _layout.Dense.Offset);
        gradient[_layout.Offset.Offset] = (float)OutputSums.Total(sums.Offset);
        gradient[_layout.Alpha.Offset] = (float)OutputSums.Total(sums.Alpha);
        gradient[_layout.Beta.Offset] = (float)OutputSums.Total(sums.Beta);
        V.Store(activityLanes, activity);
        double penalty = 0;
        for (int lane = 0; lane < Lanes; lane++)
            penalty += activityLanes[lane];
        return OutputSums.Total(sums.Loss) + sums.Spikes + penalty;
    }

    // Frames are asked for while the block before is computed: samples in the order of time lie all over some hundred megabytes, and those side by side
    // are pages of their own, at whose beginning the machine would notice too late that they are read in order.
    private void Prefetch(FrameStore store, ReadOnlySpan<int> samples)
    {
        if (!Sse.IsSupported)
            return;
        foreach (int sample in samples)
        {
            float* frame = store.At(sample);
            for (int at = 0; at < _shape.PixelSlots * _shape.Architecture.Channels; at += LineFloats)
                Sse.Prefetch0(frame + at);
        }
    }

    private V Backward(float* parameters, int block, ReadOnlySpan<float> labels, double weight, ref OutputSums sums, V activity)
    {
        Convolution last = _shape.Last;
        float* map = _outputs[^1].Pointer + (block * last.OutputLength), delta = _deltas[^1].Pointer + (block * last.OutputLength);
        float* drives = stackalloc float[Lanes], slopes = stackalloc float[Lanes], penalties = stackalloc float[Lanes];
        V.Store(drives, Drive(parameters, map));
        Judge(parameters, drives, labels, weight, slopes, ref sums);
        for (int lane = 0; lane < Lanes; lane++)
            penalties[lane] = lane < labels.Length ? (float)(_activityPenalty * weight) : 0;
        V slope = V.Load(slopes), penalty = V.Load(penalties);
        float* dense = parameters + _layout.Dense.Offset, sum = _dense.Pointer;
        for (int filter = 0; filter < last.Filters; filter++)
        {
            for (int position = 0; position < last.Positions; position++, dense++, sum += Lanes)
            {
                int at = ((filter * last.Slots) + position) * Lanes;
                V value = V.Load(map + at);
                V.Store(sum, V.MultiplyAdd(slope, value, V.Load(sum)));
                V.Store(delta + at, V.WherePositive(V.MultiplyAdd(V.Broadcast(*dense), slope, penalty), value));
                activity = V.MultiplyAdd(penalty, value, activity);
            }
        }

        for (int i = _outputs.Length - 1; i > 0; i--)
            activity = Descend(parameters, i, block, penalty, activity);
        return activity;
    }

    private V Descend(float* parameters, int layer, int block, V penalty, V activity)
    {
        Convolution shape = _shape.Layers[layer];
        float* below = _outputs[layer - 1].Pointer + (block * shape.InputLength), belowDelta = _deltas[layer - 1].Pointer + (block * shape.InputLength);
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int position = 0; position < shape.InputPositions; position++)
            {
                int at = ((channel * shape.InputSlots) + position) * Lanes;
                V.Store(belowDelta + at, penalty);
                activity = V.MultiplyAdd(penalty, V.Load(below + at), activity);
            }
        }

        InputGradient<V>.Run(shape, parameters + _layout.Weights[layer].Offset, _deltas[layer].Pointer + (block * shape.OutputLength), below, belowDelta);
        VectorOperations += shape.VectorOperations;
        return activity;
    }

    private void WeightGradients(int blocks, float* gradient)
    {
        float* input = _input.Pointer;
        for (int i = 0; i < _outputs.Length; i++)
        {
            Convolution layer = _shape.Layers[i];
            WeightGradient<V, R>.Run(layer, input, _deltas[i].Pointer, blocks, _scratch.Pointer, gradient + _layout.Weights[i].Offset);
            VectorOperations += blocks * layer.VectorOperations;
            SumDeltas(layer, _deltas[i].Pointer, blocks);
            LaneSums<V>.Run(_scratch.Pointer, layer.Filters, gradient + _layout.Biases[i].Offset);
            input = _outputs[i].Pointer;
        }
    }

    private void SumDeltas(Convolution layer, float* delta, int blocks)
    {
        for (int filter = 0; filter < layer.Filters; filter++)
        {
            V sum = V.Zero;
            for (int block = 0; block < blocks; block++)
            {
                float* d = delta + (block * layer.OutputLength) + (filter * layer.Slots * Lanes);
                for (int position = 0; position < layer.Positions; position++)
                    sum = V.Add(sum, V.Load(d + (position * Lanes)));
            }

            V.Store(_scratch.Pointer + (filter * Lanes), sum);
        }
    }
}
