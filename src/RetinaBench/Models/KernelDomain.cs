namespace RetinaBench.Models;

/// <summary>What a kernel extends over.</summary>
public enum KernelDomain
{
    /// <summary>Over positions of the layer below.</summary>
    Spatial,

    /// <summary>Over the past of the cell's own spatially filtered input.</summary>
    Temporal,
}
