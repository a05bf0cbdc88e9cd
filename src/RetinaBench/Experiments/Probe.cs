using RetinaBench.Models;

namespace RetinaBench.Experiments;

/// <summary>What an experiment needs shown and recorded: an environment, and the conditions with the responses wanted under each.</summary>
/// <param name="Environment">Name of the environment; every point of it is shown.</param>
/// <param name="Conditions">Lesions and wanted responses; the planner merges them with those of other experiments.</param>
public sealed record Probe(string Environment, IReadOnlyList<ConditionQuery> Conditions);
