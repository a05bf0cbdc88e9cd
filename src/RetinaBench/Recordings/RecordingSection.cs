namespace RetinaBench.Recordings;

/// <summary>A part of a recording: a stimulus, and what each cell answered.</summary>
/// <remarks>Where the stimulus is repeated, every trial shows the same frames; where it is not, each trial shows frames of its own.</remarks>
/// <param name="Name">Its name, for example "running" or "frozen".</param>
/// <param name="Stimulus">The stimulus: the frames of one trial if repeated, those of all trials one after the other if not.</param>
/// <param name="IsRepeated">Whether every trial shows the same frames.</param>
/// <param name="Spikes">Counted spikes, [cells, trials, frames].</param>
public sealed record RecordingSection(string Name, RecordedStimulus Stimulus, bool IsRepeated, SpikeCounts Spikes)
{
    /// <summary>Frames of one trial.</summary>
    public int FramesPerTrial => Spikes.Frames;

    /// <summary>Frames that differ: those of one trial if repeated, of all trials if not.</summary>
    public long DistinctFrames => IsRepeated ? Spikes.Frames : (long)Spikes.Frames * Spikes.Trials;
}
