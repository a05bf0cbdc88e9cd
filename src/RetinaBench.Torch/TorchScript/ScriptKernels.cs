using RetinaBench.Models;
using static TorchSharp.torch;

namespace RetinaBench.Torch.TorchScript;

/// <summary>Reads the kernels of a TorchScript module from its parameters.</summary>
/// <param name="card">The model.</param>
/// <param name="tensors">The tensors of the module by name.</param>
internal sealed class ScriptKernels(ModelCard card, IReadOnlyDictionary<string, Tensor> tensors)
{
    private const string Movie = "movie";

    // Of a deep module a line would hold none of the others.
    private const int MostNames = 20;

    /// <summary>The kernels of one tensor: by cell type, then by source type.</summary>
    /// <param name="kernel">What its card says of it.</param>
    /// <exception cref="InputException">There is no such tensor, or it does not fit the card.</exception>
    public IEnumerable<Kernel> Read(ScriptKernel kernel)
    {
        if (!tensors.TryGetValue(kernel.Tensor, out Tensor? tensor))
            throw new InputException($"the card says that kernels are in '{kernel.Tensor}', a tensor that the module has not; it has {Names()}");
        if (tensor.dtype != ScalarType.Float32)
            throw Fault(kernel, $"is {tensor.dtype}, expected {ScalarType.Float32}");
        LayerCard layer = card.FindLayer(kernel.Layer) ?? throw Fault(kernel, $"feeds layer '{kernel.Layer}', the card has {string.Join(", ", card.Layers.Select(l => l.Name))}");
        return kernel.Domain == KernelDomain.Temporal ? InTime(kernel, layer, tensor) : InSpace(kernel, layer, tensor);
    }

    private List<Kernel> InSpace(ScriptKernel kernel, LayerCard layer, Tensor tensor)
    {
        int? sources = SourceTypes(kernel, layer);
        long[] shape = tensor.shape;
        // A convolution in three dimensions of which time is 1.
        long[] flat = shape is [_, _, 1, _, _] ? [.. shape[..2], .. shape[3..]] : shape;
        if (flat is not [_, _, _, _] || flat[1] != (sources ?? 1))
            throw Fault(kernel, $"is [{string.Join(", ", shape)}], expected [types, {sources ?? 1}, rows, columns]: cell types, source types, rows, columns");
        int types = TypesOf(kernel, layer, flat[0]), rows = (int)flat[2], columns = (int)flat[3];
        float[] weights = Values(tensor);
        var kernels = new List<Kernel>();
        for (int t = 0; t < types; t++)
        {
            for (int s = 0; s < (sources ?? 1); s++)
                kernels.Add(new(new(layer.Name, kernel.FirstType + t), kernel.Source!, sources is null ? null : s, KernelDomain.Spatial, rows, columns, weights.AsMemory(kernels.Count * rows * columns, rows * columns)));
        }

        return kernels;
    }

    private static List<Kernel> InTime(ScriptKernel kernel, LayerCard layer, Tensor tensor)
    {
        if (kernel.Source is not null)
            throw Fault(kernel, $"is temporal and reads '{kernel.Source}', expected no source: it filters what its own layer gathered from space");
        long[] shape = tensor.shape, axes = [.. shape.Skip(1).Where(axis => axis != 1)];
        if (shape.Length < 2 || axes.Length > 1)
            throw Fault(kernel, $"is [{string.Join(", ", shape)}], expected [types, 1, taps], with further axes of length 1: one filter in time for each cell type");
        int types = TypesOf(kernel, layer, shape[0]), taps = (int)axes.FirstOrDefault(1);
        float[] weights = Values(tensor);
        return [.. Enumerable.Range(0, types).Select(t => new Kernel(new(layer.Name, kernel.FirstType + t), layer.Name, null, KernelDomain.Temporal, 1, taps, weights.AsMemory(t * taps, taps)))];
    }

    // Of the layer that is read; null for the movie, which has one channel.
    private int? SourceTypes(ScriptKernel kernel, LayerCard layer)
    {
        if (kernel.Source == Movie)
            return null;
        LayerCard[] before = [.. card.Layers.TakeWhile(l => l.Name != layer.Name)];
        return before.FirstOrDefault(l => l.Name == kernel.Source)?.CellTypes
            ?? throw Fault(kernel, $"reads {(kernel.Source is null ? "nothing" : $"'{kernel.Source}'")}, expected {string.Join(" or ", [Movie, .. before.Select(l => l.Name)])}: the stimulus, or a layer before {layer.Name}");
    }

    private static int TypesOf(ScriptKernel kernel, LayerCard layer, long types) => kernel.FirstType >= 0 && kernel.FirstType + types <= layer.CellTypes
        ? (int)types
        : throw Fault(kernel, FormattableString.Invariant($"feeds cell types {kernel.FirstType} to {kernel.FirstType + types - 1} of {layer.Name}, the card has 0 to {layer.CellTypes - 1}"));

    private string Names()
    {
        string[] names = [.. tensors.Keys.Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "none" : string.Join(", ", names.Take(MostNames)) + (names.Length > MostNames ? FormattableString.Invariant($" and {names.Length - MostNames} more") : "");
    }

    private static float[] Values(Tensor tensor)
    {
        float[] values = new float[tensor.shape.Aggregate(1L, (size, axis) => size * axis)];
        tensor.detach().reshape(-1).cpu().data<float>().CopyTo(values);
        return values;
    }

    private static InputException Fault(ScriptKernel kernel, string what) => new($"kernels in '{kernel.Tensor}': the tensor {what}");
}
