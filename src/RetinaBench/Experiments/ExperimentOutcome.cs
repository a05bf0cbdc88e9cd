using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Experiments;

/// <summary>What came of an experiment on one model: exactly one of a measurement and a refusal.</summary>
/// <param name="Experiment">Id of the experiment.</param>
/// <param name="Measurement">The result, or null.</param>
/// <param name="Refusal">Why there is none, or null.</param>
public sealed record ExperimentOutcome(string Experiment, Measurement? Measurement, Refusal? Refusal)
{
    /// <summary>A result.</summary>
    /// <param name="experiment">Id of the experiment.</param>
    /// <param name="measurement">The result.</param>
    public static ExperimentOutcome Of(string experiment, Measurement measurement) => new(experiment, measurement, null);

    /// <summary>No result.</summary>
    /// <param name="experiment">Id of the experiment.</param>
    /// <param name="kind">What sort of reason.</param>
    /// <param name="reason">One line for the report.</param>
    public static ExperimentOutcome Refused(string experiment, RefusalKind kind, string reason) => new(experiment, null, new(kind, reason));
}
