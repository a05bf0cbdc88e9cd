using System.Runtime.InteropServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Loss and gradient of one stimulus; one object for each thread.</summary>
internal sealed unsafe class StimulusGradient<V> : IStimulusGradient
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly NetworkShape _shape;
    private readonly PackedWeights _weights;
    private readonly DropoutPlanes _dropout;
    private readonly GradientShape _parts;
    private readonly BipolarPass<V> _bipolar;
    private readonly MapPass<V> _map;
    private readonly AlignedBuffer<ushort> _keptDecision = new(DropoutPlane.ChunkVectors);
    private readonly AlignedBuffer<float> _lanes = new(Lanes);
    private long _footprints;

    public StimulusGradient(NetworkShape shape, PackedWeights weights, DropoutPlanes dropout, GradientShape parts)
    {
        _shape = shape;
        _weights = weights;
        _dropout = dropout;
        _parts = parts;
        _bipolar = new(shape, weights, dropout);
        _map = new(shape, weights, dropout, _bipolar.OutputVector);
    }

    public long VectorOperations => _bipolar.VectorOperations + _map.VectorOperations + _footprints;

    public StimulusOutcome Run(SceneFootprints scene, int label, uint epoch, uint stimulus, float* sums)
    {
        long before = scene.VectorOperations;
        new Span<float>(sums, _parts.Length).Clear();
        _map.Begin(epoch, stimulus);
        _bipolar.Begin(scene, epoch, stimulus);
        int rows = _shape.Lateral.Rows, stride = _shape.Lateral.Stride;
        float** source = stackalloc float*[rows];
        ushort** active = stackalloc ushort*[rows];
        int computed = 0;
        for (int row = 0; row < _shape.MapRows; row++)
        {
            // A row of the map follows its last bipolar row at once, while those rows are in the second-level cache.
            for (; computed < (row * stride) + rows; computed++)
                _bipolar.ForwardRow(computed);
            int activeCount = 0;
            for (int i = 0; i < rows; i++)
            {
                source[i] = _bipolar.Output((row * stride) + i);
                active[i] = _bipolar.Active((row * stride) + i);
                activeCount += _bipolar.ActiveCount((row * stride) + i);
            }

            _map.ReadBipolar(row, source, active, activeCount);
        }

        _map.Forward();
        StimulusOutcome outcome = Decide(label, epoch, stimulus, sums);
        if (_map.HasGradient())
            GoBack(sums);
        _footprints += scene.VectorOperations - before;
        return outcome;
    }

    // From the ganglion gradient to every weight below the readout.
    private void GoBack(float* sums)
    {
        int rows = _shape.Lateral.Rows, stride = _shape.Lateral.Stride, finished = 0;
        float** source = stackalloc float*[rows], target = stackalloc float*[rows];
        _map.Backward(sums, _parts);
        for (int row = 0; row < _shape.MapRows; row++)
        {
            for (int i = 0; i < rows; i++)
            {
                source[i] = _bipolar.Output((row * stride) + i);
                target[i] = _bipolar.Gradient((row * stride) + i);
            }

            _map.Lateral.Run(
                _map.InputGradient(row), _map.InputGradientVector, _shape.FirstBipolarFrame, _shape.Frames,
                source, _bipolar.OutputVector, target, _bipolar.GradientVector, _weights.Lateral.ByLane, sums + _parts.Lateral);

            // Rows above the next window are complete.
            int complete = row + 1 < _shape.MapRows ? Math.Min(_shape.BipolarRows, (row + 1) * stride) : _shape.BipolarRows;
            for (; finished < complete; finished++)
                _bipolar.BackwardRow(finished, sums, _parts);
        }
    }

    // The readout of the last frame, its cross-entropy and the gradient of both.
    private StimulusOutcome Decide(int label, uint epoch, uint stimulus, float* sums)
    {
        int length = _shape.Positions * _shape.MapLanes, classes = _weights.DecisionBias.Length;
        _dropout.Decision.Fill(_keptDecision.Pointer, 0, 1, epoch, stimulus);
        Span<double> factors = stackalloc double[classes], decisions = stackalloc double[classes];
        for (int choice = 0; choice < classes; choice++)
        {
            factors[choice] = ((_keptDecision.Pointer[0] >> choice) & 1) * (double)_dropout.Scale;
            decisions[choice] = (Readout(_weights.Decision(choice), length) + _weights.DecisionBias[choice]) * factors[choice];
        }

        // -log softmax of two classes, safe for large differences.
        double lead = decisions[label] - decisions[1 - label], wrong = 1 / (1 + Math.Exp(lead));
        double loss = lead > 0 ? Math.Log(1 + Math.Exp(-lead)) : Math.Log(1 + Math.Exp(lead)) - lead;
        new Span<float>(_map.GanglionGradient, length).Clear();
        for (int choice = 0; choice < classes; choice++)
        {
            float gradient = (float)((choice == label ? -wrong : wrong) * factors[choice]);
            sums[_parts.DecisionBias + choice] = gradient;
            V g = V.Broadcast(gradient);
            float* weights = _weights.Decision(choice), own = sums + _parts.Decision + (choice * length);
            for (int i = 0; i < length; i += Lanes)
            {
                V.Store(own + i, V.Multiply(g, V.Load(_map.Ganglion + i)));
                V.Store(_map.GanglionGradient + i, V.MultiplyAdd(g, V.Load(weights + i), V.Load(_map.GanglionGradient + i)));
            }
        }

        return new(loss, (decisions[1] > decisions[0] ? 1 : 0) == label);
    }

    private double Readout(float* weights, int length)
    {
        V sum = V.Zero;
        for (int i = 0; i < length; i += Lanes)
            sum = V.MultiplyAdd(V.Load(weights + i), V.Load(_map.Ganglion + i), sum);
        V.Store(_lanes.Pointer, sum);
        double total = 0;
        foreach (float lane in MemoryMarshal.CreateReadOnlySpan(ref *_lanes.Pointer, Lanes))
            total += lane;
        return total;
    }
}
