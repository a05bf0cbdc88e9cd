namespace RetinaBench.Models;

/// <summary>The ability to show one's weights: spatial and temporal kernels of the cell types.</summary>
public interface IKernelSource
{
    /// <summary>All kernels, in a stable order.</summary>
    IReadOnlyList<Kernel> Kernels { get; }
}
