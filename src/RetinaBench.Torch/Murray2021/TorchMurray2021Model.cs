using RetinaBench.Models;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Responses;
using RetinaBench.Torch.Stimuli;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021;

/// <summary>The retina model of Murray, Wang and Lynch (2021) in TorchSharp, on a CPU or a CUDA device: the same network as <see cref="Murray2021Model"/>.</summary>
/// <remarks>
/// <para>Where the reference model looks up what discs add, this one convolves whole frames: slower on a CPU, at home on a GPU. Decisions of
/// both agree to about 1e-4 of their magnitude in single precision.</para>
/// <para>Each movie is drawn on the device, and stimuli are computed in batches of one size; memory that is short halves it. Equal
/// input gives equal bits as long as it does not change, and libtorch, device and number of threads stay the same. Not
/// thread-safe: libtorch spreads each operation over the threads that it is given.</para>
/// </remarks>
public sealed class TorchMurray2021Model : IRetinaModel, IKernelSource, IInputGradient, IDisposable
{
    private readonly TorchOptions _options;
    private readonly Device _device;
    private readonly TorchNetwork _network;
    private readonly LesionMasks _masks;
    private readonly MovieRenderer _renderer;
    private readonly BatchSize _batch;

    /// <summary>Makes a model.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="options">Where and how it is computed; on the CPU in single precision when null.</param>
    /// <param name="description">What it is, in one sentence; a general one when null.</param>
    /// <exception cref="InputException">The parameters are not consistent, or the device cannot be had.</exception>
    public TorchMurray2021Model(string name, Murray2021Parameters parameters, TorchOptions? options = null, string? description = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Validate();
        _options = options ?? new();
        _device = _options.Open();
        _network = new(parameters, _device, _options.Precision);
        _masks = new(parameters.Architecture, _device);
        _renderer = new(parameters.Architecture.Input, _device);
        Card = TorchCard.Of(Murray2021Card.Of(name, parameters, ModelRole.Subject, description), _options);
        Kernels = [.. Murray2021Kernels.Of(parameters)];
        _batch = BatchSize.Choose(_device, BytesPerStimulus(), _options.Batch);
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>Stimuli that are computed together at present.</summary>
    public int Batch => _batch.Value;

    /// <summary>Reads a model from the authors' PyTorch file or from a safetensors file with the same tensor names.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Where and how it is computed; on the CPU in single precision when null.</param>
    /// <exception cref="InputException">The file cannot be read or is not a murray2021 network, or the device cannot be had.</exception>
    public static TorchMurray2021Model FromCheckpoint(string name, string path, TorchOptions? options = null)
    {
        Checkpoint checkpoint = Checkpoint.Read(path);
        return new(name, Murray2021Checkpoint.Read(checkpoint), options, TrainedWeights.Describe(checkpoint));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A stimulus has another geometry than the card's, or the query names a layer or cell type that the card has not.</exception>
    /// <exception cref="InputException">The device has not the memory for a single stimulus.</exception>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ResponseBatch answer = AskedModel.Allocate(Card, stimuli, query);
        var run = new QueryRun(_network, _masks, new QueryPlan(Card, query), answer);
        using var turn = new ArithmeticTurn(_device, _options.Precision);
        BatchedStimuli.Show([.. stimuli], _batch, _renderer, (movies, range) => run.Fill(movies, range, cancellation), NoMemory);
        return answer;
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">The device has not the memory for it.</exception>
    public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        AskedModel.Check(Card, movie, objective, gradient);
        ConditionPlan lesion = new QueryPlan(Card, objective.Query).Branches[0].Branches[0].Conditions[0];
        CircuitResponses? circuits = null;
        using var turn = new ArithmeticTurn(_device, _options.Precision);
        try
        {
            return DeviceObjective.Differentiate(
                Card, movie, objective,
                shown =>
                {
                    circuits = new(_network, _masks, _network.Bipolar(shown), lesion.Bipolar);
                    return (layer, lastFrame) => circuits.Of(layer, lesion, lastFrame);
                },
                _device, gradient);
        }
        catch (Exception e) when (OutOfMemory.IsMeant(e))
        {
            throw NoMemory(e);
        }
        finally
        {
            circuits?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    // The movie on the way to the device, responses with their copies in other layouts, and zero frames before them.
    private long BytesPerStimulus()
    {
        const int layouts = 6;
        return sizeof(float) * (((1 + MovieRenderer.Copies) * (long)Card.Geometry.Pixels) + (layouts * Card.Layers.Sum(l => (long)l.Size)));
    }

    private InputException NoMemory(Exception cause) => DeviceMemory.Missing(Card, _options, cause);
}
