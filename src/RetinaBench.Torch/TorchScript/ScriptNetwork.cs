using System.Runtime.InteropServices;
using RetinaBench.Models;
using RetinaBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.TorchScript;

/// <summary>A module as it was exported from PyTorch, on a device: from movies and lesions to the responses of all layers.</summary>
internal sealed class ScriptNetwork : IDisposable
{
    // libtorch watches the first runs of a module and then puts another program in their place, which may round otherwise.
    private const int WarmUps = 3;

    private readonly jit.ScriptModule _module;
    private readonly ModelCard _card;
    private readonly bool _lesions;
    private readonly Device _device;

    /// <summary>Loads a module and tries it on dark movies.</summary>
    /// <param name="path">The file.</param>
    /// <param name="card">What it says of itself.</param>
    /// <param name="lesions">Whether it takes masks.</param>
    /// <param name="kernels">Which of its tensors are kernels.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="batch">Movies that are shown together.</param>
    /// <exception cref="InputException">It cannot be loaded, or does not take or return what its card says.</exception>
    public ScriptNetwork(string path, ModelCard card, bool lesions, IReadOnlyList<ScriptKernel> kernels, Device device, int batch)
    {
        _card = card;
        _lesions = lesions;
        _device = device;
        try
        {
            _module = jit.load(path, device.type, device.index);
        }
        catch (Exception e) when (e is ExternalException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: not a TorchScript module that libtorch can load: {LibtorchMessage.Of(e)}", e);
        }

        _module.eval();
        try
        {
            Try(batch);
            Kernels = ReadKernels(kernels);
        }
        catch (InputException e)
        {
            Dispose();
            throw new InputException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The kernels that the card speaks of, in its order.</summary>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>The responses of all layers, [stimuli, types, frames, positions], in the order of the card.</summary>
    /// <param name="movies">[stimuli, frames, rows, columns].</param>
    /// <param name="lesion">What is lesioned.</param>
    /// <exception cref="InputException">The module failed, or returned something else than its card says.</exception>
    public Tensor[] Forward(Tensor movies, Lesion lesion)
    {
        object[] inputs = _lesions ? [movies, .. Masks(lesion)] : [movies];
        object? returned;
        try
        {
            returned = _module.forward(inputs);
        }
        catch (Exception e) when ((e is ExternalException && !OutOfMemory.IsMeant(e)) || e is NotImplementedException)
        {
            throw new InputException($"forward({Signature()}) failed: {LibtorchMessage.Of(e)}", e);
        }

        return ScriptOutputs.Of(returned, _card, movies.shape[0]);
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private void Try(int batch)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor dark = zeros([batch, _card.Geometry.Frames, _card.Geometry.Rows, _card.Geometry.Columns], ScalarType.Float32, _device);
        for (int run = 0; run < WarmUps; run++)
            Forward(dark, Lesion.None);
    }

    private List<Kernel> ReadKernels(IReadOnlyList<ScriptKernel> kernels)
    {
        if (kernels.Count == 0)
            return [];
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        // What is no tensor has no name in the official assembly.
        var reader = new ScriptKernels(_card, _module.named_attributes().Where(a => !string.IsNullOrEmpty(a.name)).ToDictionary(a => a.name, a => a.buffer));
        return [.. kernels.SelectMany(reader.Read)];
    }

    private IEnumerable<LayerCard> Lesioned => _card.Layers.Where(l => l.Role != LayerRole.Decision);

    // [types] of 1 for types that keep their output, 0 for the others.
    private IEnumerable<Tensor> Masks(Lesion lesion) => Lesioned.Select(layer =>
        tensor([.. lesion.KeptTypes(layer).Select(kept => kept ? 1f : 0f)], [layer.CellTypes], device: _device));

    private string Signature() => string.Join(", ", _lesions ? ["movies", .. Lesioned.Select(l => $"mask of {l.Name}")] : ["movies"]);
}
