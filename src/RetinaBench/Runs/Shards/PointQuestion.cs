using RetinaBench.Models;

namespace RetinaBench.Runs.Shards;

/// <summary>What a pass asks at one point of its environment.</summary>
/// <param name="Conditions">Indices of the pass's conditions that are asked there, ascending.</param>
/// <param name="Query">These conditions.</param>
internal sealed record PointQuestion(IReadOnlyList<int> Conditions, ResponseQuery Query);
