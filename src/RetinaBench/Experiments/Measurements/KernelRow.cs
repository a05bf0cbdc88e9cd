using System.Text.Json.Serialization;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Measurements;

/// <summary>One kernel of a model.</summary>
/// <param name="Layer">Layer of the cell type that it feeds.</param>
/// <param name="Index">Number of that type.</param>
/// <param name="Source">What it reads: a layer, the movie, or the target's own layer for a temporal kernel.</param>
/// <param name="SourceType">Number of the type that it reads; null where the source has one channel.</param>
/// <param name="Domain">Space or time.</param>
/// <param name="Rows">Rows of a spatial kernel; 1 for a temporal one.</param>
/// <param name="Columns">Columns of a spatial kernel; taps of a temporal one.</param>
/// <param name="Weights">[rows, columns], not flipped; temporal taps from the oldest frame to the current one.</param>
public sealed record KernelRow(
    string Layer,
    int Index,
    string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? SourceType,
    KernelDomain Domain,
    int Rows,
    int Columns,
    IReadOnlyList<float> Weights)
{
    internal string? FindFault() => KernelShape.FindFault(FormattableString.Invariant($"{Source} to {Layer} {Index}"), Rows, Columns, Weights.Count);
}
