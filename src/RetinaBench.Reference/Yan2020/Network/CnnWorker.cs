using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Yan2020.Frames;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>Computes a network on one thread: forward block by block of sixteen frames, back through the blocks of a part together.</summary>
/// <remarks>Nothing is allocated after it is made. Not thread-safe.</remarks>
internal sealed unsafe partial class CnnWorker<V, R> : ICnnWorker
    where V : struct, ILanes<V>
    where R : struct, IRegister<R>
{
    private const int Lanes = FrameBlocks.Lanes, Blocks = BatchPart.MostSamples / Lanes;

    private readonly CnnShape _shape;
    private readonly CnnLayout _layout;
    private readonly RectifierNoise[] _noise;
    private readonly double _activityPenalty;
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<float>[] _outputs;
    private readonly AlignedBuffer<float>[] _deltas;
    private readonly AlignedBuffer<float> _scratch;
    private readonly AlignedBuffer<float> _dense;
    private readonly float[] _noiseValues;

    /// <summary>Prepares.</summary>
    /// <param name="shape">The network.</param>
    /// <param name="layout">Where its parameters lie.</param>
    /// <param name="noise">The noise of each layer; empty for none.</param>
    /// <param name="activityPenalty">Penalty on the outputs of the rectifiers.</param>
    public CnnWorker(CnnShape shape, CnnLayout layout, IReadOnlyList<RectifierNoise> noise, double activityPenalty)
    {
        (_shape, _layout, _noise, _activityPenalty) = (shape, layout, [.. noise], activityPenalty);
        _input = new(Blocks * shape.Layers[0].InputLength);
        _outputs = [.. shape.Layers.Select(layer => new AlignedBuffer<float>(Blocks * layer.OutputLength))];
        _deltas = [.. shape.Layers.Select(layer => new AlignedBuffer<float>(Blocks * layer.OutputLength))];
        _scratch = new(Math.Max(WeightGradient<V, R>.ScratchLength, LaneSums<V>.RoundUp(shape.Last.Filters) * Lanes));
        _dense = new(LaneSums<V>.RoundUp(layout.Dense.Count) * Lanes);
        _noiseValues = new float[shape.Layers.Max(layer => layer.Filters * layer.Positions)];
    }

    /// <inheritdoc/>
    public long VectorOperations { get; private set; }

    /// <inheritdoc/>
    public void Predict(float* parameters, FrameStore store, int first, Span<float> rate)
    {
        Span<int> samples = stackalloc int[Lanes];
        float* lanes = stackalloc float[Lanes];
        for (int start = 0; start < rate.Length; start += Lanes)
        {
            int count = Math.Min(Lanes, rate.Length - start);
            for (int lane = 0; lane < Lanes; lane++)
                samples[lane] = first + start + Math.Min(lane, count - 1);
            Gather(store, samples, _input.Pointer);
            Forward(parameters, 0, null);
            V.Store(lanes, Drive(parameters, _outputs[^1].Pointer));
            Rectify(parameters, lanes, rate.Slice(start, count));
        }
    }

    // Lanes without a sample of their own repeat the last.
    private void Gather(FrameStore store, ReadOnlySpan<int> samples, float* target)
    {
        float** frames = stackalloc float*[Lanes];
        int channels = _shape.Architecture.Channels;
        for (int channel = 0; channel < channels; channel++, target += _shape.PixelSlots * Lanes)
        {
            for (int lane = 0; lane < Lanes; lane++)
                frames[lane] = store.At(samples[Math.Min(lane, samples.Length - 1)] + channels - 1 - channel);
            LaneTranspose.Run(frames, _shape.PixelSlots, target);
        }
    }

    private void Forward(float* parameters, int block, NoisePlace? noise)
    {
        float* input = _input.Pointer + (block * _shape.Layers[0].InputLength);
        for (int i = 0; i < _outputs.Length; i++)
        {
            Convolution layer = _shape.Layers[i];
            float* output = _outputs[i].Pointer + (block * layer.OutputLength);
            Start(parameters + _layout.Biases[i].Offset, layer, output);
            if (noise is { } place && _noise.Length > 0)
                AddNoise(_noise[i], layer, place, output);
            ConvolutionForward<R>.Run(layer, input, parameters + _layout.Weights[i].Offset, output);
            VectorOperations += layer.VectorOperations;
            input = output;
        }
    }

    private static void Start(float* biases, Convolution layer, float* output)
    {
        for (int filter = 0; filter < layer.Filters; filter++)
        {
            V bias = V.Broadcast(biases[filter]);
            for (int slot = 0; slot < layer.Slots; slot++, output += Lanes)
                V.Store(output, bias);
        }
    }

    private void AddNoise(RectifierNoise noise, Convolution layer, NoisePlace place, float* output)
    {
        Span<float> values = _noiseValues.AsSpan(0, layer.Filters * layer.Positions);
        for (int lane = 0; lane < Lanes; lane++)
        {
            noise.Fill(place.Step, (uint)(place.First + lane), values);
            for (int i = 0; i < values.Length; i++)
                output[(((i / layer.Positions * layer.Slots) + (i % layer.Positions)) * Lanes) + lane] += values[i];
        }
    }

    private V Drive(float* parameters, float* map)
    {
        Convolution last = _shape.Last;
        float* dense = parameters + _layout.Dense.Offset;
        V drive = V.Broadcast(parameters[_layout.Offset.Offset]);
        for (int filter = 0; filter < last.Filters; filter++, map += last.Slots * Lanes)
        {
            for (int position = 0; position < last.Positions; position++, dense++)
                drive = V.MultiplyAdd(V.Broadcast(*dense), V.Load(map + (position * Lanes)), drive);
        }

        return drive;
    }

    private readonly record struct NoisePlace(uint Step, int First);
}
