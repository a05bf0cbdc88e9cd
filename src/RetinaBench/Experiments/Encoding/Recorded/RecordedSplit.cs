using RetinaBench.Recordings;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>Which part of a recording models are fitted to, and which they are tested on.</summary>
/// <remarks>
/// Fitted is the first section. Tested are the repeated frames of another section; where there is none, the last frames of the first section, or its last trials where each trial shows frames of its own.
/// Trials that show frames of their own are strung together.
/// </remarks>
/// <param name="Fitted">The fitted part of the first section.</param>
/// <param name="FittedFrames">Its distinct frames: the first ones of the section's stimulus.</param>
/// <param name="Tested">The section that models are tested on, whole.</param>
/// <param name="FirstTested">The first distinct frame of it that they are tested on.</param>
/// <param name="StretchFrames">Frames that follow on each other there without a gap.</param>
internal sealed record RecordedSplit(RecordingSection Fitted, int FittedFrames, RecordingSection Tested, int FirstTested, int StretchFrames)
{
    // Of trials that are strung together, the share of frames whose past is that of another trial.
    private const double MostForeignPasts = 0.1;

    /// <summary>Frames that are tested.</summary>
    public int TestedFrames => (int)(Tested.DistinctFrames - FirstTested);

    /// <summary>Whether tested frames belong to the section that models are fitted to.</summary>
    public bool IsTail => FirstTested > 0;

    /// <summary>Splits a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="options">Lags, and the share that is held out.</param>
    /// <param name="problem">Why it cannot be split; null where it can.</param>
    public static RecordedSplit? Of(Recording recording, RecordedCellOptions options, out string? problem)
    {
        RecordingSection first = recording.Sections[0];
        bool isOneMovie = first.IsRepeated || first.Spikes.Trials == 1;
        RecordedSplit split = recording.Sections.Skip(1).FirstOrDefault(section => section.IsRepeated && section.Spikes.Trials > 1) is { } frozen
            ? new(first, (int)first.DistinctFrames, frozen, 0, frozen.FramesPerTrial)
            : isOneMovie ? LastFrames(first, options.TestShare) : LastTrials(first, options.TestShare);
        problem = split.FindProblem(options.Lags, isOneMovie);
        return problem is null ? split : null;
    }

    private static RecordedSplit LastFrames(RecordingSection section, double share)
    {
        int fitted = Math.Max(1, section.FramesPerTrial - (int)Math.Round(share * section.FramesPerTrial));
        return new(section with { Spikes = section.Spikes.First(section.Spikes.Trials, fitted) }, fitted, section, fitted, section.FramesPerTrial - fitted);
    }

    private static RecordedSplit LastTrials(RecordingSection section, double share)
    {
        int fitted = section.Spikes.Trials - Math.Max(1, (int)Math.Round(share * section.Spikes.Trials)), frames = section.FramesPerTrial;
        return new(section with { Spikes = section.Spikes.First(fitted, frames) }, fitted * frames, section, fitted * frames, frames);
    }

    private string? FindProblem(int lags, bool isOneMovie)
    {
        if (FittedFrames <= lags)
            return FormattableString.Invariant($"{FittedFrames} frames are left to fit to, and a response depends on {lags}");
        if (!isOneMovie && lags - 1 > MostForeignPasts * Fitted.FramesPerTrial)
            return FormattableString.Invariant($"its trials of {Fitted.FramesPerTrial} frames are too short to be strung together: the first {lags - 1} of each have no past of their own");
        return StretchFrames > lags ? null : FormattableString.Invariant($"{StretchFrames} frames in a row are left to test on, and a response depends on {lags}");
    }
}
