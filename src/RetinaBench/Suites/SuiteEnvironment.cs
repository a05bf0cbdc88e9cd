using RetinaBench.Stimuli;

namespace RetinaBench.Suites;

/// <summary>An environment of a suite and the fingerprint that it must have.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Fingerprint">SHA-256 in lower-case hex, as stored in the suite file.</param>
/// <param name="Description">What it shows, in one sentence.</param>
public sealed record SuiteEnvironment(IStimulusEnvironment Environment, string Fingerprint, string Description)
{
    /// <summary>How many stimuli are shown at each of the environment's points, all points of one value together showing at least as many as a run asks for.</summary>
    /// <param name="asked">Stimuli a point that the run asks for, at least 1.</param>
    public int StimuliAtPoint(int asked) => ((asked - 1) / Environment.PointsPerValue) + 1;
}
