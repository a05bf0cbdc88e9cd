using RetinaBench.Models;

namespace RetinaBench.Torch.TorchScript;

/// <summary>Where a TorchScript module keeps kernels: an element of <c>kernels</c> in its card.</summary>
/// <param name="Tensor">
/// Name of the parameter or buffer, dotted where it is a submodule's: float32, of a spatial convolution [types, source types, rows, columns],
/// of a temporal one [types, 1, taps], as <c>Conv2d</c> and <c>Conv3d</c> have them with further axes of length 1.
/// </param>
/// <param name="Layer">Name of the layer that it feeds.</param>
/// <param name="Domain">Space or time.</param>
/// <param name="Source">Of a spatial kernel: name of the layer that it reads, <c>movie</c> for the stimulus. A temporal one reads its own layer, and names none.</param>
/// <param name="FirstType">Number of the first cell type that it feeds, where each has a tensor of its own.</param>
public sealed record ScriptKernel(string Tensor, string Layer, KernelDomain Domain, string? Source = null, int FirstType = 0);
