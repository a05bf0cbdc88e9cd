using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Training;
using RetinaBench.Reference.Yan2020.Frames;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>The loss of a network on batches of samples and its gradient for every parameter, and predictions.</summary>
/// <remarks>
/// A batch is cut into parts of <see cref="BatchPart.MostSamples"/>. Each part is computed by one thread into memory of its own, and parts are summed in order: results are
/// equal, bit for bit, for any number of threads and on every SIMD level. After the first batch nothing is allocated. Not thread-safe.
/// </remarks>
internal sealed unsafe class CnnCore : IDisposable
{
    private readonly CnnLayout _layout;
    private readonly FrameStore _store;
    private readonly float[] _labels;
    private readonly BatchDraw _draw;
    private readonly int _batch;
    private readonly ICnnWorker[] _workers;
    private readonly WorkerThreads _threads;
    private readonly AlignedBuffer<float> _parameters;
    private readonly AlignedBuffer<float> _gradients;
    private readonly double[] _losses;
    private float[] _rate = [];
    private uint _step;
    private int _first;
    private int _count;
    private bool _predicting;

    /// <summary>Prepares.</summary>
    /// <param name="shape">The network.</param>
    /// <param name="layout">Where its parameters lie.</param>
    /// <param name="recipe">Size of a batch, noise and the penalty on activity.</param>
    /// <param name="store">The frames.</param>
    /// <param name="labels">Response to each sample of the store.</param>
    /// <param name="fitted">How many samples, the first ones, batches are drawn from.</param>
    /// <param name="seed">Seed of batches and noise.</param>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="level">Width of vectors; the widest of the machine when null.</param>
    public CnnCore(CnnShape shape, CnnLayout layout, Yan2020Recipe recipe, FrameStore store, float[] labels, int fitted, ulong seed, int threads, SimdLevel? level = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fitted, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fitted, store.Samples);
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, store.Samples);
        (_layout, _store, _labels, _batch) = (layout, store, labels, recipe.Batch);
        _draw = new(seed, fitted, store.Shuffled);
        RectifierNoise[] noise = recipe.Noise == 0 ? [] : [.. shape.Layers.Select((_, i) => new RectifierNoise(seed, i + 1, recipe.Noise))];
        _workers = [.. Enumerable.Range(0, threads).Select(_ => MakeWorker(level ?? SimdLevels.Widest, shape, layout, noise, recipe.ActivityL1))];
        int parts = (_batch + BatchPart.MostSamples - 1) / BatchPart.MostSamples;
        _parameters = new(layout.Count);
        _gradients = new(parts * layout.Count);
        _losses = new double[parts];
        _threads = new(threads, RunItem);
    }

    /// <summary>Multiply-adds of sixteen lanes in the convolutions since the object was made.</summary>
    public long VectorOperations => _workers.Sum(worker => worker.VectorOperations);

    /// <summary>A worker of a width of vectors.</summary>
    public static ICnnWorker MakeWorker(SimdLevel level, CnnShape shape, CnnLayout layout, IReadOnlyList<RectifierNoise> noise, double activityPenalty) => level switch
    {
        SimdLevel.Vector512 => new CnnWorker<Lanes512, Lanes512>(shape, layout, noise, activityPenalty),
        SimdLevel.Vector256 => new CnnWorker<Lanes256, Half256>(shape, layout, noise, activityPenalty),
        _ => new CnnWorker<LanesScalar, LanesScalar>(shape, layout, noise, activityPenalty),
    };

    /// <summary>Loss and gradient of the batch of a step, without penalties on weights.</summary>
    /// <param name="parameters">The network, in the order of <see cref="CnnLayout"/>.</param>
    /// <param name="step">Number of the step.</param>
    /// <param name="gradient">Receives the gradient of the mean loss.</param>
    /// <returns>The mean of p - y log p, and the penalty on activity.</returns>
    public double Run(ReadOnlySpan<float> parameters, uint step, Span<float> gradient)
    {
        parameters.CopyTo(_parameters.Span);
        (_step, _predicting) = (step, false);
        _threads.Run(_losses.Length);
        double loss = 0;
        gradient.Clear();
        for (int part = 0; part < _losses.Length; part++)
        {
            loss += _losses[part];
            ReadOnlySpan<float> share = _gradients.Span.Slice(part * _layout.Count, _layout.Count);
            for (int i = 0; i < share.Length; i++)
                gradient[i] += share[i];
        }

        return loss;
    }

    /// <summary>The mean of p - y log p over consecutive samples.</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="count">Number of samples, at least 1.</param>
    public double Loss(ReadOnlySpan<float> parameters, int first, int count)
    {
        parameters.CopyTo(_parameters.Span);
        if (_rate.Length < count)
            _rate = new float[count];
        (_first, _count, _predicting) = (first, count, true);
        _threads.Run((count + BatchPart.MostSamples - 1) / BatchPart.MostSamples);
        double loss = 0;
        for (int i = 0; i < count; i++)
        {
            double y = _labels[first + i], p = _rate[i];
            loss += p - (y == 0 ? 0 : y * Math.Log(p));
        }

        return loss / count;
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _threads.Dispose();

    private void RunItem(int thread, int item)
    {
        int start = item * BatchPart.MostSamples;
        if (_predicting)
        {
            _workers[thread].Predict(_parameters.Pointer, _store, _first + start, _rate.AsSpan(start, Math.Min(BatchPart.MostSamples, _count - start)));
            return;
        }

        Span<int> samples = stackalloc int[BatchPart.MostSamples];
        Span<float> labels = stackalloc float[BatchPart.MostSamples];
        samples = samples[..Math.Min(BatchPart.MostSamples, _batch - start)];
        _draw.Fill(_step, start, samples);
        for (int i = 0; i < samples.Length; i++)
            labels[i] = _labels[samples[i]];
        var part = new BatchPart(_store, samples, labels[..samples.Length], start, _batch, _step);
        _losses[item] = _workers[thread].Gradient(_parameters.Pointer, part, _gradients.Pointer + ((nint)item * _layout.Count));
    }
}
