using RetinaBench.Stimuli;

namespace RetinaBench.Suites;

/// <summary>An environment of a suite and the fingerprint that it must have.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Fingerprint">SHA-256 in lower-case hex, as stored in the suite file.</param>
/// <param name="Description">What it shows, in one sentence.</param>
public sealed record SuiteEnvironment(IStimulusEnvironment Environment, string Fingerprint, string Description);
