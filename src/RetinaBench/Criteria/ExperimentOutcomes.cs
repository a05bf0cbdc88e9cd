using RetinaBench.Experiments;

namespace RetinaBench.Criteria;

/// <summary>The outcomes of a suite's experiments on one model, by experiment id.</summary>
public sealed class ExperimentOutcomes
{
    private readonly Dictionary<string, ExperimentOutcome> _byId;

    /// <summary>Wraps outcomes.</summary>
    /// <param name="outcomes">One a experiment.</param>
    public ExperimentOutcomes(IEnumerable<ExperimentOutcome> outcomes) => _byId = outcomes.ToDictionary(o => o.Experiment, StringComparer.Ordinal);

    /// <summary>The outcome of an experiment; one that was not carried out is refused as <see cref="RefusalKind.NotRun"/>.</summary>
    /// <param name="experiment">Id of the experiment.</param>
    public ExperimentOutcome this[string experiment] =>
        _byId.GetValueOrDefault(experiment) ?? ExperimentOutcome.Refused(experiment, RefusalKind.NotRun, $"experiment {experiment} was not run");
}
