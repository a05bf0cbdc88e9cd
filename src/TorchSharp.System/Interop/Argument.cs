namespace TorchSharp.Interop;

/// <summary>An argument of an operator or of a script's method. What operators take converts implicitly.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bits">The value of what is no object.</param>
/// <param name="Content">A tensor, or the elements of a list.</param>
internal readonly record struct Argument(ValueKind Kind, long Bits = 0, object? Content = null)
{
    /// <summary>The default of the operator's schema.</summary>
    public static Argument Default => new(ValueKind.Default);

    /// <summary>No value.</summary>
    public static Argument None => new(ValueKind.None);

    /// <summary>The number of elements of a list, else 0.</summary>
    public int Length => Content is Array list ? list.Length : 0;

    public static implicit operator Argument(torch.Tensor? value) => value is null ? None : new(ValueKind.Tensor, 0, value);

    public static implicit operator Argument(long value) => new(ValueKind.Int, value);

    public static implicit operator Argument(double value) => new(ValueKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(bool value) => new(ValueKind.Bool, value ? 1 : 0);

    public static implicit operator Argument(torch.ScalarType value) => new(ValueKind.Int, (long)value);

    public static implicit operator Argument(torch.ScalarType? value) => value is { } type ? type : None;

    public static implicit operator Argument(torch.Device? value) => value is null ? None : new(ValueKind.Device, DeviceCode.Of(value));

    public static implicit operator Argument(Scalar? value) => value?.Argument ?? None;

    public static implicit operator Argument(long[]? value) => value is null ? None : new(ValueKind.IntList, 0, value);

    public static implicit operator Argument(torch.Tensor[] value) => new(ValueKind.TensorList, 0, value);

    /// <summary>Tensors of which some may be missing.</summary>
    public static Argument Optional(torch.Tensor?[] value) => new(ValueKind.OptionalTensorList, 0, value);

    /// <summary>Writes it down for the shim.</summary>
    /// <param name="lists">Where the elements of lists go.</param>
    /// <param name="used">How much of <paramref name="lists"/> is taken; what a list takes is added.</param>
    public NativeValue Write(Span<long> lists, ref int used)
    {
        int start = used;
        switch (Content)
        {
            case torch.Tensor tensor:
                return new(Kind, 0, tensor.Handle);
            case long[] numbers:
                numbers.CopyTo(lists[start..]);
                break;
            case torch.Tensor?[] tensors:
                for (int i = 0; i < tensors.Length; i++)
                    lists[start + i] = tensors[i]?.Handle ?? 0;
                break;
            default:
                return new(Kind, 0, Bits);
        }

        used += Length;
        return new(Kind, Length, start);
    }
}
