using RetinaBench.Models;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Responses;
using RetinaBench.Torch.Stimuli;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.TorchScript;

/// <summary>A model exported from PyTorch as TorchScript, see docs/torchscript.md.</summary>
/// <remarks>
/// Movies are drawn on the device and shown in batches of one size; each condition of a query runs the module once. Not thread-safe.
/// </remarks>
public abstract class TorchScriptModel : IRetinaModel, IDisposable
{
    private readonly TorchOptions _options;
    private readonly Device _device;
    private readonly ScriptNetwork _network;
    private readonly MovieRenderer _renderer;
    private readonly BatchSize _batch;

    private TorchScriptModel(string name, string path, ScriptCard card, TorchOptions? options)
    {
        _options = options ?? new();
        _device = _options.Open();
        if (_options.Precision == TorchPrecision.Mixed)
            throw new InputException("precision mixed is for built-in architectures: a TorchScript module chooses its own types, take single or tf32");
        if (!card.Lesions && card.Layers.Any(l => l.Role != LayerRole.Decision))
            throw new InputException("lesions is false, but there are layers beside the decision: a layer that is shown may be lesioned, so that forward must take a mask for it");
        Card = TorchCard.Of(card.ToModelCard(name), _options);
        _renderer = new(card.Input, _device);
        _batch = BatchSize.Choose(_device, BytesPerStimulus(), _options.Batch);
        using var turn = new ArithmeticTurn(_device, _options.Precision);
        _network = new(path, Card, card.Lesions, card.Kernels ?? [], _device, _batch.Value);
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <summary>Loads a model. It implements <see cref="IInputGradient"/> and <see cref="IKernelSource"/> where its card says that it can.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="path">The file that <c>torch.jit.save</c> wrote.</param>
    /// <param name="card">What it says of itself.</param>
    /// <param name="options">Where it runs; on the CPU when null.</param>
    /// <exception cref="InputException">The module cannot be loaded, or does not take, return or hold what its card says, or the device cannot be had.</exception>
    public static TorchScriptModel Load(string name, string path, ScriptCard card, TorchOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(card);
        return (card.InputGradient, card.Kernels) switch
        {
            (false, null) => new Plain(name, path, card, options),
            (true, null) => new WithGradient(name, path, card, options),
            (false, _) => new WithKernels(name, path, card, options),
            _ => new WithBoth(name, path, card, options),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">The module failed, or the device has not the memory for a single stimulus.</exception>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ResponseBatch answer = AskedModel.Allocate(Card, stimuli, query);
        using var turn = new ArithmeticTurn(_device, _options.Precision);
        BatchedStimuli.Show(
            [.. stimuli], _batch, _renderer,
            (movies, range) =>
            {
                for (int c = 0; c < query.Conditions.Count; c++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Answer(movies, query.Conditions[c], c, answer, range);
                }
            },
            NoMemory);
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _network.Dispose();
        GC.SuppressFinalize(this);
    }

    // What IInputGradient.Differentiate does where the card offers it.
    private double Ascend(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        AskedModel.Check(Card, movie, objective, gradient);
        using var turn = new ArithmeticTurn(_device, _options.Precision);
        try
        {
            return DeviceObjective.Differentiate(
                Card, movie, objective,
                shown =>
                {
                    Tensor[] traces = _network.Forward(shown, objective.Lesion);
                    return (layer, _) => traces[IndexOf(layer)];
                },
                _device, gradient);
        }
        catch (Exception e) when (OutOfMemory.IsMeant(e))
        {
            throw NoMemory(e);
        }
    }

    private void Answer(Tensor movies, ConditionQuery condition, int index, ResponseBatch answer, (int First, int Count) stimuli)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] traces = _network.Forward(movies, condition.Lesion);
        for (int r = 0; r < condition.Requests.Count; r++)
            DeviceReducer.Answer(traces[IndexOf(condition.Requests[r].Layer)], condition.Requests[r].Reduction, answer, stimuli, index, r);
    }

    private int IndexOf(string layer)
    {
        int index = 0;
        while (Card.Layers[index].Name != layer)
            index++;
        return index;
    }

    // What the module needs on the way is its own secret; as much again as what goes in and comes out is a guess, and memory that is short halves the batch.
    private long BytesPerStimulus() => 2L * sizeof(float) * (((1 + MovieRenderer.Copies) * (long)Card.Geometry.Pixels) + Card.Layers.Sum(l => (long)l.Size));

    private InputException NoMemory(Exception cause) => DeviceMemory.Missing(Card, _options, cause);

    private sealed class Plain(string name, string path, ScriptCard card, TorchOptions? options) : TorchScriptModel(name, path, card, options);

    private sealed class WithGradient(string name, string path, ScriptCard card, TorchOptions? options) : TorchScriptModel(name, path, card, options), IInputGradient
    {
        public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) => Ascend(movie, objective, gradient);
    }

    private sealed class WithKernels(string name, string path, ScriptCard card, TorchOptions? options) : TorchScriptModel(name, path, card, options), IKernelSource
    {
        public IReadOnlyList<Kernel> Kernels => _network.Kernels;
    }

    private sealed class WithBoth(string name, string path, ScriptCard card, TorchOptions? options) : TorchScriptModel(name, path, card, options), IInputGradient, IKernelSource
    {
        public IReadOnlyList<Kernel> Kernels => _network.Kernels;

        public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) => Ascend(movie, objective, gradient);
    }
}
