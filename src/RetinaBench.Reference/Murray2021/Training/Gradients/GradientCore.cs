using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The loss of a network on batches of dot scenes, with dropout, and its gradient for every parameter.</summary>
/// <remarks>
/// Each stimulus is computed by one thread into memory of its own, and sums run in the order of the batch: results are equal, bit
/// for bit, for any number of threads and on every SIMD level. After the first batch nothing is allocated. Not thread-safe.
/// </remarks>
internal sealed unsafe class GradientCore : IBatchGradient, IDisposable
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly ParameterLayout _layout;
    private readonly TrainingSet _set;
    private readonly SceneFootprints[] _scenes;
    private readonly PackedWeights _weights;
    private readonly GradientShape _parts;
    private readonly GradientUnpacking _unpacking;
    private readonly IStimulusGradient[] _workers;
    private readonly WorkerThreads _threads;
    private readonly AlignedBuffer<float> _sums = new();
    private StimulusOutcome[] _outcomes = [];
    private int[] _batch = [];
    private uint _epoch;

    /// <summary>Prepares for a training set.</summary>
    /// <param name="architecture">Shape of the network.</param>
    /// <param name="set">The scenes and their classes.</param>
    /// <param name="dropoutPercent">Dropout rate behind every spatial and temporal filter and the readout, 0 to 90 %.</param>
    /// <param name="seed">Seed of dropout.</param>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="level">Width of vectors; the widest of the machine when null.</param>
    /// <exception cref="InputException">The architecture cannot be trained on these scenes; the message says why.</exception>
    public GradientCore(Murray2021Architecture architecture, TrainingSet set, int dropoutPercent, ulong seed, int threads, SimdLevel? level = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dropoutPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dropoutPercent, 90);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _layout = new(architecture);
        _set = set;
        int radius = set.Scenes[0].Radius;
        if (set.Scenes[0].Geometry != architecture.Input)
            throw new InputException($"murray2021: training scenes are {set.Scenes[0].Geometry}, the network takes {architecture.Input}");
        var shape = new NetworkShape(architecture, radius);
        _weights = new(shape, _layout, radius);
        _parts = new(shape, _weights);
        _unpacking = new(shape, _parts, _layout, _weights);
        _scenes = [.. set.Scenes.Select(scene =>
        {
            var footprints = new SceneFootprints();
            footprints.Load(scene, shape.Layout, _weights.Discs, _weights.Pixels);
            return footprints;
        })];
        SimdLevel width = level ?? SimdLevels.Widest;
        var dropout = new DropoutPlanes(seed, dropoutPercent, width);
        _workers = [.. Enumerable.Range(0, threads).Select(_ => Make(width, shape, _weights, dropout, _parts))];
        _threads = new(threads, RunStimulus);
    }

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations => _workers.Sum(worker => worker.VectorOperations);

    /// <summary>Loss and gradient of one batch.</summary>
    /// <param name="parameters">The network, in the order of <see cref="ParameterLayout"/>.</param>
    /// <param name="batch">Indices into the training set.</param>
    /// <param name="epoch">Epoch of the training: each has its own dropout.</param>
    /// <param name="gradient">Receives the gradient of the mean loss.</param>
    public BatchOutcome Run(ReadOnlySpan<float> parameters, ReadOnlySpan<int> batch, uint epoch, Span<float> gradient)
    {
        if (parameters.Length != _layout.Count || gradient.Length != _layout.Count)
            throw new ArgumentException($"{parameters.Length} parameters and {gradient.Length} gradients, the network has {_layout.Count}", nameof(parameters));
        if (batch.IsEmpty)
            throw new ArgumentException("a batch has at least one stimulus", nameof(batch));
        if (_outcomes.Length < batch.Length)
        {
            _outcomes = new StimulusOutcome[batch.Length];
            _batch = new int[batch.Length];
            _sums.Reserve(checked(batch.Length * _parts.Length));
        }

        batch.CopyTo(_batch);
        _epoch = epoch;
        _weights.Load(parameters);
        _threads.Run(batch.Length);
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < batch.Length; i++)
        {
            loss += _outcomes[i].Loss;
            correct += _outcomes[i].Correct ? 1 : 0;
        }

        AddUp(batch.Length);
        _unpacking.Run(_sums.Pointer, 1.0 / batch.Length, gradient);
        return new(loss / batch.Length, correct);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _threads.Dispose();

    private static IStimulusGradient Make(SimdLevel level, NetworkShape shape, PackedWeights weights, DropoutPlanes dropout, GradientShape parts) => level switch
    {
        SimdLevel.Vector512 => new StimulusGradient<Lanes512>(shape, weights, dropout, parts),
        SimdLevel.Vector256 => new StimulusGradient<Lanes256>(shape, weights, dropout, parts),
        _ => new StimulusGradient<LanesScalar>(shape, weights, dropout, parts),
    };

    private void RunStimulus(int thread, int item)
    {
        int index = _batch[item];
        _outcomes[item] = _workers[thread].Run(_scenes[index], _set.Labels[index], _epoch, (uint)index, _sums.Pointer + ((nint)item * _parts.Length));
    }

    // Single additions are rounded alike on every level, so that the width of these vectors is free.
    private void AddUp(int count)
    {
        float* first = _sums.Pointer;
        for (int item = 1; item < count; item++)
        {
            float* other = first + ((nint)item * _parts.Length);
            for (int i = 0; i < _parts.Length; i += Lanes)
                Lanes512.Store(first + i, Lanes512.Add(Lanes512.Load(first + i), Lanes512.Load(other + i)));
        }
    }
}
