namespace TorchSharp.Interop;

/// <summary>What an argument or a result is: the enumeration <c>Kind</c> of the shim.</summary>
internal enum ValueKind
{
    /// <summary>The default of the operator's schema.</summary>
    Default,

    /// <summary>No value.</summary>
    None,

    /// <summary>A handle.</summary>
    Tensor,

    /// <summary>An integer, or an element type.</summary>
    Int,

    /// <summary>The bits of a number.</summary>
    Double,

    /// <summary>0 or 1.</summary>
    Bool,

    /// <summary>A device, as <see cref="DeviceCode"/> packs it.</summary>
    Device,

    /// <summary>Integers in the list buffer.</summary>
    IntList,

    /// <summary>Handles in the list buffer.</summary>
    TensorList,

    /// <summary>Handles in the list buffer; 0 stands for no tensor.</summary>
    OptionalTensorList,

    /// <summary>An array of values; only among results.</summary>
    List,

    /// <summary>An array of values; only among results.</summary>
    Tuple,

    /// <summary>Something that has no form here; only among results.</summary>
    Other,
}
