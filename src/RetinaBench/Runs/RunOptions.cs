using RetinaBench.Experiments;

namespace RetinaBench.Runs;

/// <summary>How a run is carried out; nothing here but <see cref="StimuliPerPoint"/> changes what it finds.</summary>
public sealed record RunOptions
{
    /// <summary>Stimuli shown at each point by default: a 95 % interval of at most +-4.9 % around an accuracy.</summary>
    public const int DefaultStimuli = ExperimentSetting.FullStimuli;

    /// <summary>Stimuli shown at each point of a quick look: at most +-13.5 %.</summary>
    public const int QuickStimuli = 50;

    /// <summary>The most stimuli a point that can be asked for.</summary>
    public const int MaximumStimuli = 1_000_000;

    /// <summary>The most worker threads that can be asked for.</summary>
    public const int MaximumThreads = 1024;

    /// <summary>Stimuli shown at each point of every environment (<see cref="Stimuli.IStimulusEnvironment.PointsPerValue">points of one value share them</see>), 1 to <see cref="MaximumStimuli"/>.</summary>
    public int StimuliPerPoint { get; init; } = DefaultStimuli;

    /// <summary>Worker threads, 1 to <see cref="MaximumThreads"/>; by default one a processor. The record is the same for any number.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, MaximumThreads);

    /// <summary>Folder of the journal and of <c>run.json</c>, made where there is none; null keeps nothing but the returned record.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether an unfinished run in <see cref="Folder"/> is continued; where there is none, a new one starts.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether an unfinished run in <see cref="Folder"/> is thrown away. Ignored with <see cref="Resume"/>.</summary>
    public bool Force { get; init; }

    internal void Check()
    {
        if (StimuliPerPoint is < 1 or > MaximumStimuli)
            throw new InputException($"{StimuliPerPoint} stimuli a point: valid are 1 to {MaximumStimuli}");
        if (Threads is < 1 or > MaximumThreads)
            throw new InputException($"{Threads} threads: valid are 1 to {MaximumThreads}");
    }
}
