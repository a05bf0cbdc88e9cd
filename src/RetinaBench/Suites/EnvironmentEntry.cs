using RetinaBench.Stimuli;

namespace RetinaBench.Suites;

/// <summary>One environment as a <c>suite.json</c> states it.</summary>
/// <param name="Name">Unique within the suite.</param>
/// <param name="Version">Raised whenever its stimuli change, 1 or more.</param>
/// <param name="Description">What it shows, in one sentence.</param>
/// <param name="Fingerprint">The SHA-256 that it must have, in lower-case hex.</param>
/// <param name="DotMotion">The parameters of its moving dots.</param>
internal sealed record EnvironmentEntry(string Name, int Version, string Description, string Fingerprint, DotMotionOptions DotMotion);
