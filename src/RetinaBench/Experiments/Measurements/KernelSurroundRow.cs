using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The spatial kernel of one cell type and the centre and surround fitted to it.</summary>
/// <param name="Index">Number of the cell type.</param>
/// <param name="Rows">Rows of the kernel, in pixels.</param>
/// <param name="Columns">Columns of the kernel, in pixels.</param>
/// <param name="Weights">[rows, columns], not flipped.</param>
/// <param name="Fit">The fit; null for a kernel of zeros.</param>
public sealed record KernelSurroundRow(
    int Index,
    int Rows,
    int Columns,
    IReadOnlyList<float> Weights,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DifferenceOfGaussians? Fit)
{
    /// <summary>Whether the kernel has a surround: the fit determines a strength whose interval lies above 0, and a surround explains significantly more than one Gaussian does.</summary>
    /// <param name="significance">Largest p-value of the F test that counts, for example 0.05 over the number of kernels.</param>
    public bool HasSurround(double significance) => Fit is { AtBound: false, Interval: { } strength } fit && strength.Lower > 0 && fit.PValue < significance;

    internal string? FindFault() => KernelShape.FindFault(FormattableString.Invariant($"type {Index}"), Rows, Columns, Weights.Count);
}
