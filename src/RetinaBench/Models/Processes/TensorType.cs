namespace RetinaBench.Models.Processes;

/// <summary>Types of the values of a tensor, little-endian.</summary>
internal enum TensorType
{
    /// <summary>Unsigned bytes.</summary>
    Uint8,

    /// <summary>Signed integers of 4 bytes.</summary>
    Int32,

    /// <summary>IEEE 754 single precision.</summary>
    Float32,
}
