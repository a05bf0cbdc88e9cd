namespace RetinaBench.Stimuli;

/// <summary>The place of a stimulus in the environment that made it: enough to make it again, alone, on any machine.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Point">Index into <see cref="IStimulusEnvironment.Points"/>.</param>
/// <param name="Ordinal">Number of the stimulus at that point, from 0.</param>
public sealed record StimulusOrigin(IStimulusEnvironment Environment, int Point, int Ordinal);
