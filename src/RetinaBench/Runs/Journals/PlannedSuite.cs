namespace RetinaBench.Runs.Journals;

/// <summary>A suite as a plan names it.</summary>
/// <param name="Id">Id of the suite.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">Digest of its environments with their fingerprints, its experiments and its criteria.</param>
/// <param name="Recordings">The files of its recorded cells with their digests and the numbers of the cells, on one line; null for a suite that needs none.</param>
public sealed record PlannedSuite(string Id, int Version, string Digest, string? Recordings = null);
