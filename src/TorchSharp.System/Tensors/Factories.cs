using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.zeros(long[], ...)</c>.</summary>
    /// <param name="size">The size of every dimension.</param>
    /// <param name="dtype">The type of the elements; null: <see cref="ScalarType.Float32"/>.</param>
    /// <param name="device">The device; null: the CPU.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <param name="names">Names of dimensions, which this subset does not support.</param>
    /// <exception cref="NotSupportedException">Dimensions are named.</exception>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        RefuseNames(names);
        // Arguments: size, dtype, layout, device.
        Tensor result = Aten.Zeros.Call(size, dtype ?? ScalarType.Float32, Argument.None, device);
        return requires_grad ? result.requires_grad_() : result;
    }

    /// <summary>TorchSharp's <c>torch.tensor(float[], ReadOnlySpan&lt;long&gt;, ...)</c>: a tensor with a copy of values.</summary>
    /// <param name="rawArray">The values, the last index fastest.</param>
    /// <param name="dimensions">The size of every dimension.</param>
    /// <param name="dtype">The type of the elements; null: that of the values.</param>
    /// <param name="device">The device; null: the CPU.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <param name="names">Names of dimensions, which this subset does not support.</param>
    /// <exception cref="ArgumentException">There are fewer values than elements.</exception>
    /// <exception cref="NotSupportedException">Dimensions are named.</exception>
    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Copy<float>(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>TorchSharp's <c>torch.tensor(double[], ReadOnlySpan&lt;long&gt;, ...)</c>: a tensor with a copy of values.</summary>
    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Copy<double>(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>TorchSharp's <c>torch.tensor(long[], ReadOnlySpan&lt;long&gt;, ...)</c>: a tensor with a copy of values.</summary>
    /// <param name="dataArray">The values, the last index fastest.</param>
    /// <param name="dimensions">The size of every dimension.</param>
    /// <param name="dtype">The type of the elements; null: that of the values.</param>
    /// <param name="device">The device; null: the CPU.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <param name="names">Names of dimensions, which this subset does not support.</param>
    /// <exception cref="ArgumentException">There are fewer values than elements.</exception>
    /// <exception cref="NotSupportedException">Dimensions are named.</exception>
    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Copy<long>(dataArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>TorchSharp's <c>torch.cat(Tensor[], long)</c>: tensors one after the other.</summary>
    /// <param name="tensors">The tensors, of equal size in all other dimensions.</param>
    /// <param name="dim">The dimension along which they follow each other.</param>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Aten.Cat.Call(tensors, dim);

    private static unsafe Tensor Copy<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged
    {
        RefuseNames(names);
        long elements = 1;
        foreach (long size in shape)
            elements *= size;
        if (elements > values.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {elements} vs. {values.Length}");
        ScalarType type = ElementTypes.Of<T>()!.Value;
        Tensor result;
        fixed (T* start = values)
        {
            fixed (long* sizes = shape)
                result = new Tensor(Checked.NotNull(Shim.TensorFrom(start, sizes, shape.Length, (sbyte)type)));
        }

        if (dtype is not null || device is not null)
            result = result.To(dtype ?? type, device, disposeAfter: true);
        return requiresGrad ? result.requires_grad_() : result;
    }

    private static void RefuseNames(string[]? names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("this subset of TorchSharp has no names of dimensions");
    }
}
