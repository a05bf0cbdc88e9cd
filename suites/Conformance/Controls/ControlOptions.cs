using RetinaBench.Json;
using RetinaBench.Testing;

namespace RetinaBench.Conformance.Controls;

/// <summary>Counts and thresholds of the conformance tests, read from <c>controls.json</c>.</summary>
/// <param name="StimuliPerPoint">Stimuli a point of the run whose verdicts are expected.</param>
/// <param name="DirectionStimuliPerPoint">Stimuli a point of the runs on direction, which the mirror and time reversal compare.</param>
/// <param name="Mirror">The control with a mirror.</param>
/// <param name="TimeReversal">The control with movies played backwards.</param>
internal sealed record ControlOptions(int StimuliPerPoint, int DirectionStimuliPerPoint, MirrorOptions Mirror, TimeReversalOptions TimeReversal)
{
    /// <summary>The options in force.</summary>
    public static ControlOptions Current { get; } = StrictJson.Read<ControlOptions>(Path.Combine(SharedData.RepositoryRoot, "suites", "Conformance", "controls.json"));
}
