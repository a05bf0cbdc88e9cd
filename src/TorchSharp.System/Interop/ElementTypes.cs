using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Which types of .NET hold which elements.</summary>
internal static class ElementTypes
{
    /// <summary>The type of elements that values of <typeparamref name="T"/> are, or null where there is none.</summary>
    public static ScalarType? Of<T>() => default(T) switch
    {
        float => ScalarType.Float32,
        double => ScalarType.Float64,
        Half => ScalarType.Float16,
        byte => ScalarType.Byte,
        sbyte => ScalarType.Int8,
        short => ScalarType.Int16,
        int => ScalarType.Int32,
        long => ScalarType.Int64,
        bool => ScalarType.Bool,
        _ => null,
    };
}
