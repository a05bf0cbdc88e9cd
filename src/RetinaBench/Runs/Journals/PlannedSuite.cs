namespace RetinaBench.Runs.Journals;

/// <summary>A suite as a plan names it.</summary>
/// <param name="Id">Id of the suite.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">Digest of its environments with their fingerprints, its experiments and its criteria.</param>
public sealed record PlannedSuite(string Id, int Version, string Digest);
