using RetinaBench.Models;

namespace RetinaBench.Experiments;

/// <summary>What an experiment needs shown and recorded: an environment, and the conditions with the responses wanted under each.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Conditions">Lesions and wanted responses; the planner merges them with those of other experiments.</param>
/// <param name="Points">Indices of the points that are wanted, others are tallied only if another experiment wants them; null (the default) for every point.</param>
public sealed record Probe(string Environment, IReadOnlyList<ConditionQuery> Conditions, IReadOnlyList<int>? Points = null)
{
    /// <summary>Whether it is kept which stimuli were decided as their label, a bit each, so that two models can be compared stimulus by stimulus; otherwise decisions are counted only.</summary>
    public bool KeepAnswers { get; init; }
}
