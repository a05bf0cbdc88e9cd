using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Murray2021;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>From the dots of scenes to the decisions of the intact network on the last frame: tracing the dots, drawing the movies on the device, and all layers.</summary>
public sealed class InferenceWork : TorchWork
{
    private static readonly ResponseQuery s_decision = ResponseQuery.Of(Lesion.None, new ResponseRequest(Murray2021Model.DecisionLayer, Reduction.LastFrame));

    private readonly TorchMurray2021Model _model;
    private readonly DotScene[] _scenes;

    /// <summary>Copies a network to a device.</summary>
    /// <param name="parameters">Its weights.</param>
    /// <param name="scenes">What it is shown.</param>
    /// <param name="options">Where and how it is computed.</param>
    /// <param name="threads">Threads that libtorch spreads an operation on the CPU over; null for as many as it takes.</param>
    /// <exception cref="InputException">The parameters are not consistent, or the device cannot be had.</exception>
    public InferenceWork(Murray2021Parameters parameters, IEnumerable<DotScene> scenes, TorchOptions options, int? threads = null)
        : base(options, threads)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _model = new("benchmark", parameters, options);
        _scenes = [.. scenes];
        FlopsPerStimulus = TorchArithmetic.InferenceFlops(parameters.Architecture);
    }

    /// <inheritdoc/>
    public override int Stimuli => _scenes.Length;

    /// <inheritdoc/>
    public override int Together => _model.Batch;

    /// <inheritdoc/>
    public override double FlopsPerStimulus { get; }

    // Scenes are made anew from their dots, as tracing them through the frames belongs to the cost.
    private protected override void Operate() => _model.Respond([.. _scenes.Select(Untraced)], s_decision);

    private protected override void Release() => _model.Dispose();

    private static Stimulus Untraced(DotScene scene) =>
        Stimulus.FromScene("scene", new DotScene(scene.Geometry, scene.Radius, scene.FieldMinimum, scene.FieldEnd, scene.Dots), -1);
}
