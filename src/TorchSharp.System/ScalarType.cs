namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.ScalarType</c>: the type of a tensor's elements, numbered as in libtorch.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>TorchSharp's <c>Byte</c>.</summary>
        Byte = 0,

        /// <summary>TorchSharp's <c>Int8</c>.</summary>
        Int8 = 1,

        /// <summary>TorchSharp's <c>Int16</c>.</summary>
        Int16 = 2,

        /// <summary>TorchSharp's <c>Int32</c>.</summary>
        Int32 = 3,

        /// <summary>TorchSharp's <c>Int64</c>.</summary>
        Int64 = 4,

        /// <summary>TorchSharp's <c>Float16</c>.</summary>
        Float16 = 5,

        /// <summary>TorchSharp's <c>Float32</c>.</summary>
        Float32 = 6,

        /// <summary>TorchSharp's <c>Float64</c>.</summary>
        Float64 = 7,

        /// <summary>TorchSharp's <c>Bool</c>.</summary>
        Bool = 11,

        /// <summary>TorchSharp's <c>BFloat16</c>.</summary>
        BFloat16 = 15,
    }
}
