using RetinaBench.Models;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021.InputGradients;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021;

/// <summary>The retina model of Murray, Wang and Lynch (2021): bipolar, amacrine and ganglion layers that decide on the direction of fast dots.</summary>
/// <remarks>Immutable and thread-safe; each stimulus is computed by one thread, so results do not depend on how many there are.</remarks>
public sealed class Murray2021Model : IRetinaModel, IKernelSource, IInputGradient
{
    /// <summary>Name of the bipolar layer.</summary>
    public const string BipolarLayer = "bipolar";

    /// <summary>Name of the amacrine layer.</summary>
    public const string AmacrineLayer = "amacrine";

    /// <summary>Name of the ganglion layer.</summary>
    public const string GanglionLayer = "ganglion";

    /// <summary>Name of the readout.</summary>
    public const string DecisionLayer = "decision";

    private readonly InputGradientPool _gradients;

    /// <summary>Makes a model.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="role">Why it is in the registry.</param>
    /// <param name="description">What it is, in one sentence; a general one when null.</param>
    /// <exception cref="InputException">The parameters are not consistent.</exception>
    public Murray2021Model(string name, Murray2021Parameters parameters, ModelRole role = ModelRole.Subject, string? description = null)
        : this(name, parameters, SimdLevels.Widest, role, description)
    {
    }

    internal Murray2021Model(string name, Murray2021Parameters parameters, SimdLevel level, ModelRole role = ModelRole.Subject, string? description = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Validate();
        Parameters = parameters;
        Card = Murray2021Card.Of(name, parameters, role, description);
        Kernels = [.. Murray2021Kernels.Of(parameters)];
        Responders = new(parameters, level);
        _gradients = new(Card, parameters, level);
    }

    /// <summary>Names of the decisions, in the order of the decision layer's units.</summary>
    public static IReadOnlyList<string> DecisionClasses { get; } = ["left", "right"];

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <summary>Who computes.</summary>
    internal ResponderPool Responders { get; }

    /// <summary>The weights.</summary>
    public Murray2021Parameters Parameters { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>Reads a model from the authors' PyTorch file or from a safetensors file with the same tensor names.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="path">The file.</param>
    /// <param name="architecture">Supplies movie size, frames and strides, which checkpoints do not hold; the published ones when null.</param>
    /// <returns>The model; a network that was trained here says so in its card.</returns>
    /// <exception cref="InputException">The file cannot be read, is not a murray2021 network, or says that it was trained here but not how.</exception>
    public static Murray2021Model FromCheckpoint(string name, string path, Murray2021Architecture? architecture = null)
    {
        Checkpoint checkpoint = Checkpoint.Read(path);
        return new(name, Murray2021Checkpoint.Read(checkpoint, architecture), description: TrainedWeights.Describe(checkpoint));
    }

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ArgumentNullException.ThrowIfNull(query);
        ResponseBatch batch = Allocate(stimuli, query);
        var plan = new QueryPlan(Card, query);
        IResponder responder = Responders.Rent();
        responder.Begin(plan);
        for (int i = 0; i < stimuli.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            responder.Respond(stimuli[i], batch, i);
        }

        Responders.Return(responder);
        return batch;
    }

    /// <summary><see cref="Respond"/> with the stimuli spread over threads; the same values, bit for bit.</summary>
    /// <param name="stimuli">Movies of the card's input geometry.</param>
    /// <param name="query">Lesions and the responses wanted under each.</param>
    /// <param name="threads">The most threads to use, at least 1.</param>
    /// <param name="cancellation">Ends the call early with <see cref="OperationCanceledException"/>.</param>
    public ResponseBatch RespondInParallel(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ResponseBatch batch = Allocate(stimuli, query);
        var plan = new QueryPlan(Card, query);
        Parallel.For(
            0, stimuli.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () =>
            {
                IResponder responder = Responders.Rent();
                responder.Begin(plan);
                return responder;
            },
            (i, _, responder) =>
            {
                responder.Respond(stimuli[i], batch, i);
                return responder;
            },
            Responders.Return);
        return batch;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Only the positions and frames that the objective depends on are computed. Each objective object is planned once; a call
    /// for one seen before allocates nothing.
    /// </remarks>
    public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return _gradients.Run(movie, objective, gradient);
    }

    private ResponseBatch Allocate(IReadOnlyList<Stimulus> stimuli, ResponseQuery query)
    {
        foreach (Stimulus stimulus in stimuli)
        {
            if (stimulus.Geometry != Card.Geometry)
                throw new ArgumentException($"stimulus {stimulus.Id} is {stimulus.Geometry}, {Card.Name} takes {Card.Geometry}", nameof(stimuli));
        }

        return ResponseBatch.Allocate(Card, stimuli.Count, query);
    }
}
