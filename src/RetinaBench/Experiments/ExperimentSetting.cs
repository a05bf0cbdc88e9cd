using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments;

/// <summary>What is known of a run before any model is opened.</summary>
public class ExperimentSetting
{
    /// <summary>Stimuli a point of a full run: the size that suites are made for.</summary>
    public const int FullStimuli = 400;

    private readonly IReadOnlyDictionary<string, IStimulusEnvironment> _environments;

    /// <summary>Makes a setting.</summary>
    /// <param name="environments">The suite's environments by name.</param>
    /// <param name="stimuliPerPoint">Stimuli a point that the run asks for, 1 or more.</param>
    /// <param name="shared">What the run has made for all models; null where nothing is shared.</param>
    /// <param name="recorded">The recorded cells of the run; null for none.</param>
    public ExperimentSetting(
        IReadOnlyDictionary<string, IStimulusEnvironment> environments, int stimuliPerPoint = FullStimuli, SharedWork? shared = null, RecordedPopulation? recorded = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stimuliPerPoint, 1);
        _environments = environments;
        StimuliPerPoint = stimuliPerPoint;
        Shared = shared ?? new();
        Recorded = recorded;
    }

    /// <summary>Stimuli a point that the run asks for: what an experiment that makes its own stimuli takes its size from.</summary>
    public int StimuliPerPoint { get; }

    /// <summary>What assays of all models share.</summary>
    public SharedWork Shared { get; }

    /// <summary>The recorded cells of the run; null where it has none.</summary>
    public RecordedPopulation? Recorded { get; }

    /// <summary>An environment of the suite.</summary>
    /// <param name="name">Its name.</param>
    public IStimulusEnvironment Environment(string name) => _environments[name];
}
