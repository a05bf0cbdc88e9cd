namespace RetinaBench.Runs.Journals;

/// <summary>A model as a plan names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Kind of registry entry.</param>
/// <param name="WeightsHash">SHA-256 of its weights file, or null without one.</param>
public sealed record PlannedModel(string Name, string Kind, string? WeightsHash = null);
