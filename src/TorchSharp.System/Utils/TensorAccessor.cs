using TorchSharp.Interop;

namespace TorchSharp.Utils;

/// <summary>TorchSharp's <c>Utils.TensorAccessor</c>: the elements of a tensor on the CPU, in the order of their indices.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class TensorAccessor<T> where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    /// <summary>Reads a tensor.</summary>
    /// <param name="tensor">A tensor on the CPU whose elements are of type <typeparamref name="T"/>.</param>
    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
    }

    /// <summary>TorchSharp's <c>TensorAccessor.CopyTo</c>: copies elements until either side ends.</summary>
    /// <param name="array">Where they go.</param>
    /// <param name="arrayIndex">The index in <paramref name="array"/> of the first.</param>
    /// <param name="tensorIndex">The index in the tensor of the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no element of that index.</exception>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        long count = _tensor.NumberOfElements;
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tensorIndex, count);
        // Outside of any scope, so that it goes at once even if it is a copy.
        nint contiguous = Aten.Contiguous.CallForHandle(_tensor);
        try
        {
            Span<T> target = array[arrayIndex..];
            int copied = (int)Math.Min(count - tensorIndex, target.Length);
            new ReadOnlySpan<T>((T*)Shim.Data(contiguous) + tensorIndex, copied).CopyTo(target);
        }
        finally
        {
            Shim.DisposeTensor(contiguous);
        }
    }
}
