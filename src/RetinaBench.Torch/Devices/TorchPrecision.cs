namespace RetinaBench.Torch.Devices;

/// <summary>The arithmetic of convolutions on the Torch core.</summary>
public enum TorchPrecision
{
    /// <summary>Single precision throughout.</summary>
    Single,

    /// <summary>Products of spatial convolutions in TensorFloat-32, 10 bits of mantissa, where the CUDA device has it; sums in single precision.</summary>
    Tf32,

    /// <summary>Spatial convolutions in bfloat16, 7 bits of mantissa; everything else in single precision.</summary>
    Mixed,
}
