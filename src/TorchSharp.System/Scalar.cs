using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>TorchSharp's <c>Scalar</c>: a number for an operator of tensors.</summary>
public sealed class Scalar
{
    private Scalar(Argument argument)
    {
        Argument = argument;
    }

    /// <summary>The number as operators take it.</summary>
    internal Argument Argument { get; }

    /// <summary>TorchSharp's conversion of <see cref="float"/> to <c>Scalar</c>.</summary>
    public static implicit operator Scalar(float value) => new((double)value);

    /// <summary>TorchSharp's conversion of <see cref="double"/> to <c>Scalar</c>.</summary>
    public static implicit operator Scalar(double value) => new(value);
}
