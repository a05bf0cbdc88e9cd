namespace RetinaBench.Runs;

/// <summary>One environment as it was shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Fingerprint">SHA-256 that was found and was the one stored in the suite.</param>
/// <param name="Points">Number of points.</param>
public sealed record EnvironmentRecord(string Name, int Version, string Fingerprint, int Points);
