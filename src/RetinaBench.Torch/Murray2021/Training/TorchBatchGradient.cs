using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Stimuli;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021.Training;

/// <summary>The loss of a network on batches of dot scenes, with dropout, and its gradient for every parameter, by autograd on a device.</summary>
/// <remarks>
/// Dropout is drawn from the streams of the reference core, so that one batch of either has the same gradient to rounding. A batch that does not fit
/// into the memory of the device is cut into parts, whose gradients are added up in double precision. Not thread-safe.
/// </remarks>
internal sealed class TorchBatchGradient : IBatchGradient
{
    private readonly ParameterLayout _layout;
    private readonly Stimulus[] _stimuli;
    private readonly long[] _labels;
    private readonly int _dropoutPercent;
    private readonly TorchOptions _options;
    private readonly Device _device;
    private readonly DropoutDraw _dropout;
    private readonly MovieRenderer _renderer;
    private readonly BatchSize _part;

    /// <summary>Prepares for a training set.</summary>
    /// <param name="architecture">Shape of the network.</param>
    /// <param name="set">The scenes and their classes.</param>
    /// <param name="dropoutPercent">Dropout rate behind every spatial and temporal filter and the readout, 0 to 90 %.</param>
    /// <param name="seed">Seed of dropout.</param>
    /// <param name="options">Where and how gradients are computed.</param>
    /// <exception cref="InputException">The architecture cannot be trained on these scenes, or the device cannot be had.</exception>
    public TorchBatchGradient(Murray2021Architecture architecture, TrainingSet set, int dropoutPercent, ulong seed, TorchOptions options)
    {
        if (set.Scenes[0].Geometry != architecture.Input)
            throw new InputException($"murray2021: training scenes are {set.Scenes[0].Geometry}, the network takes {architecture.Input}");
        _layout = new(architecture);
        _stimuli = [.. set.Scenes.Select((scene, i) => Stimulus.FromScene(FormattableString.Invariant($"training/{i}"), scene, set.Labels[i]))];
        _labels = [.. set.Labels.Select(label => (long)label)];
        _dropoutPercent = dropoutPercent;
        _options = options;
        _device = options.Open();
        var shape = new NetworkShape(architecture, set.Scenes[0].Radius);
        _dropout = new(shape, new DropoutPlanes(seed, dropoutPercent, SimdLevels.Widest), _device);
        _renderer = new(architecture.Input, _device);
        _part = BatchSize.Choose(_device, BytesPerStimulus(architecture), options.Batch);
    }

    /// <summary>Stimuli that are computed together at present.</summary>
    public int Part => _part.Value;

    /// <inheritdoc/>
    public BatchOutcome Run(ReadOnlySpan<float> parameters, ReadOnlySpan<int> batch, uint epoch, Span<float> gradient)
    {
        if (parameters.Length != _layout.Count || gradient.Length != _layout.Count)
            throw new ArgumentException($"{parameters.Length} parameters and {gradient.Length} gradients, the network has {_layout.Count}", nameof(parameters));
        if (batch.IsEmpty)
            throw new ArgumentException("a batch has at least one stimulus", nameof(batch));
        double[] sums = new double[_layout.Count];
        double loss = 0;
        int correct = 0;
        using var turn = new ArithmeticTurn(_device, _options.Precision);
        for (int first = 0; first < batch.Length;)
        {
            int count = Math.Min(_part.Value, batch.Length - first);
            try
            {
                BatchOutcome part = RunPart(parameters, batch.Slice(first, count), epoch, batch.Length, sums);
                loss += part.Loss;
                correct += part.Correct;
                first += count;
            }
            catch (Exception e) when (OutOfMemory.IsMeant(e))
            {
                if (!_part.TryHalve())
                    throw new InputException($"device '{_options.Device}' has not the memory for training on one movie of {_layout.Architecture.Input} ({LibtorchMessage.Of(e)})", e);
            }
        }

        for (int i = 0; i < sums.Length; i++)
            gradient[i] = (float)sums[i];
        return new(loss, correct);
    }

    // Adds to the sums nothing before all is computed, so that a part which ran out of memory can be run again.
    private BatchOutcome RunPart(ReadOnlySpan<float> parameters, ReadOnlySpan<int> batch, uint epoch, int batchLength, double[] sums)
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new TorchNetwork(_layout.ToParameters(parameters), _device, _options.Precision, requiresGradient: true);
        Stimulus[] shown = new Stimulus[batch.Length];
        long[] labels = new long[batch.Length];
        for (int i = 0; i < batch.Length; i++)
            (shown[i], labels[i]) = (_stimuli[batch[i]], _labels[batch[i]]);
        DropoutMasks? dropout = _dropoutPercent == 0 ? null : _dropout.Draw(batch, epoch);
        Tensor decisions = Decide(network, _renderer.Render(shown, shown.Length), dropout).reshape(batch.Length, Murray2021Model.DecisionClasses.Count).to(ScalarType.Float64);
        Tensor loss = nn.functional.cross_entropy(decisions, tensor(labels, [batch.Length], device: _device), reduction: nn.Reduction.Sum) * tensor([1.0 / batchLength], [1], device: _device);
        loss.backward();
        Add(network, sums);
        return new(loss.item<double>(), Correct(decisions, labels));
    }

    private static Tensor Decide(TorchNetwork network, Tensor movies, DropoutMasks? dropout)
    {
        Tensor bipolar = network.Bipolar(movies, dropout);
        Tensor? amacrine = network.HasAmacrine ? network.Amacrine(Last(bipolar, network.AmacrineReach), network.GanglionReach, dropout) : null;
        return network.Decision(network.Ganglion(Last(bipolar, network.GanglionReach), amacrine, 1, dropout), dropout);
    }

    private static Tensor Last(Tensor traces, long frames) => traces.narrow(2, traces.shape[2] - frames, frames);

    private static void Add(TorchNetwork network, double[] sums)
    {
        int at = 0;
        foreach (Tensor parameter in network.Parameters)
        {
            float[] slopes = new float[parameter.reshape(-1).shape[0]];
            if (parameter.grad is { } gradient)
                gradient.reshape(-1).cpu().data<float>().CopyTo(slopes);
            foreach (float slope in slopes)
                sums[at++] += slope;
        }
    }

    // A tie counts as left.
    private static int Correct(Tensor decisions, long[] labels)
    {
        double[] values = new double[2 * labels.Length];
        decisions.reshape(-1).cpu().data<double>().CopyTo(values);
        int correct = 0;
        for (int i = 0; i < labels.Length; i++)
            correct += (values[(2 * i) + 1] > values[2 * i] ? 1 : 0) == labels[i] ? 1 : 0;
        return correct;
    }

    // Every value of every layer is kept for the way back, in several layouts, with its mask.
    private static long BytesPerStimulus(Murray2021Architecture a)
    {
        const int copies = 16;
        long responses = (long)a.Input.Frames * ((a.BipolarTypes * a.BipolarRows * a.BipolarColumns) + (a.AmacrineTypes * a.AmacrineRows * a.AmacrineColumns) + (a.GanglionTypes * a.GanglionRows * a.GanglionColumns));
        return sizeof(float) * (((1 + MovieRenderer.Copies) * (long)a.Input.Pixels) + (copies * responses));
    }
}
