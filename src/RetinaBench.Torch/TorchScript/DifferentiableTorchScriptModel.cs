using RetinaBench.Models;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Torch.TorchScript;

/// <summary>A <see cref="TorchScriptModel"/> whose card says that autograd goes through it.</summary>
public sealed class DifferentiableTorchScriptModel : IRetinaModel, IInputGradient, IDisposable
{
    private readonly TorchScriptModel _model;

    /// <summary>Loads a model.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="path">The file that <c>torch.jit.save</c> wrote.</param>
    /// <param name="card">What it says of itself.</param>
    /// <param name="options">Where it runs; on the CPU when null.</param>
    /// <exception cref="InputException">The module cannot be loaded, or does not take or return what its card says, or the device cannot be had.</exception>
    public DifferentiableTorchScriptModel(string name, string path, ScriptCard card, TorchOptions? options = null) => _model = new(name, path, card, options);

    /// <inheritdoc/>
    public ModelCard Card => _model.Card;

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
        _model.Respond(stimuli, query, cancellation);

    /// <inheritdoc/>
    public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) =>
        _model.Differentiate(movie, objective, gradient);

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
