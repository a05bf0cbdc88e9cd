using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments;

/// <summary>What an experiment may know while it plans and measures one model.</summary>
public sealed class ExperimentContext : ExperimentSetting
{
    private readonly IReadOnlyDictionary<string, ExperimentOutcome> _outcomes;

    /// <summary>Makes a context.</summary>
    /// <param name="model">The model; experiments read its card and capabilities, never its responses.</param>
    /// <param name="environments">The suite's environments by name.</param>
    /// <param name="outcomes">Outcomes of earlier experiments by id.</param>
    /// <param name="stimuliPerPoint">Stimuli a point that the run asks for, 1 or more.</param>
    /// <param name="shared">What the run has made for all models; null where nothing is shared.</param>
    /// <param name="recorded">The recorded cells of the run; null for none.</param>
    public ExperimentContext(
        IModel model,
        IReadOnlyDictionary<string, IStimulusEnvironment> environments,
        IReadOnlyDictionary<string, ExperimentOutcome> outcomes,
        int stimuliPerPoint = FullStimuli,
        SharedWork? shared = null,
        RecordedPopulation? recorded = null)
        : base(environments, stimuliPerPoint, shared, recorded)
    {
        Model = model;
        _outcomes = outcomes;
    }

    /// <summary>The model, for its card and capabilities.</summary>
    public IModel Model { get; }

    /// <summary>The model's card.</summary>
    public ModelCard Card => Model.Card;

    /// <summary>The measurement of an earlier experiment, or the reason why there is none.</summary>
    /// <typeparam name="T">The kind of measurement that experiment makes.</typeparam>
    /// <param name="experiment">Id of the earlier experiment.</param>
    /// <param name="measurement">Receives the measurement, or null.</param>
    /// <param name="refusal">Receives the reason why there is none, or null.</param>
    public bool TryGet<T>(string experiment, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? measurement, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? refusal)
        where T : Measurement
    {
        if (!_outcomes.TryGetValue(experiment, out ExperimentOutcome? outcome))
        {
            measurement = null;
            refusal = new(RefusalKind.NotRun, $"experiment {experiment} was not run");
            return false;
        }

        measurement = outcome.Measurement as T;
        refusal = measurement is null ? outcome.Refusal ?? new(RefusalKind.NotApplicable, $"experiment {experiment} did not measure a {typeof(T).Name}") : null;
        return measurement is not null;
    }
}
