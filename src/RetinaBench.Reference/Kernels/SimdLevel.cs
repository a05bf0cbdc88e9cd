namespace RetinaBench.Reference.Kernels;

/// <summary>Width of the vector instructions that the compute core uses.</summary>
public enum SimdLevel
{
    /// <summary>Plain loops; the twin that the wider levels are held to.</summary>
    Scalar,

    /// <summary>Two 256-bit registers for sixteen lanes.</summary>
    Vector256,

    /// <summary>One 512-bit register for sixteen lanes.</summary>
    Vector512,
}
