using RetinaBench.Suites;

namespace RetinaBench.Runs;

/// <summary>One environment as it was shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Fingerprint">SHA-256 that was found and was the one stored in the suite.</param>
/// <param name="Points">Number of points.</param>
public sealed record EnvironmentRecord(string Name, int Version, string Fingerprint, int Points)
{
    /// <summary>The record of an environment of a suite.</summary>
    /// <param name="environment">The environment.</param>
    public static EnvironmentRecord Of(SuiteEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new(environment.Environment.Name, environment.Environment.Version, environment.Fingerprint, environment.Environment.Points.Count);
    }
}
