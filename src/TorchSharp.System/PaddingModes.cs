namespace TorchSharp;

/// <summary>TorchSharp's <c>PaddingModes</c>, as far as it is used: what is put around a tensor.</summary>
public enum PaddingModes
{
    /// <summary>TorchSharp's <c>PaddingModes.Constant</c>: one value.</summary>
    Constant = 4,
}
