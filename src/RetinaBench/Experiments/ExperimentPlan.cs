using RetinaBench.Experiments.Assays;

namespace RetinaBench.Experiments;

/// <summary>What an experiment asks for on one model: probes and assays, or the reason for which it cannot be done.</summary>
public sealed record ExperimentPlan
{
    private ExperimentPlan(IReadOnlyList<Probe> probes, IReadOnlyList<Assay> assays, Refusal? refusal)
    {
        Probes = probes;
        Assays = assays;
        Refusal = refusal;
    }

    /// <summary>What is to be shown and recorded; may be empty for an experiment on weights alone.</summary>
    public IReadOnlyList<Probe> Probes { get; }

    /// <summary>What is to be done without an environment, with distinct keys; as a rule empty.</summary>
    public IReadOnlyList<Assay> Assays { get; }

    /// <summary>The reason for which the experiment cannot be done, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>A plan of the given probes.</summary>
    /// <param name="probes">What is to be shown and recorded.</param>
    public static ExperimentPlan Of(params IReadOnlyList<Probe> probes) => new(probes, [], null);

    /// <summary>A plan of the given assays.</summary>
    /// <param name="assays">What is to be done; keys are distinct.</param>
    public static ExperimentPlan OfAssays(params IReadOnlyList<Assay> assays) => new([], assays, null);

    /// <summary>The experiment makes no sense for this model.</summary>
    /// <param name="reason">One line naming what the model lacks.</param>
    public static ExperimentPlan NotApplicable(string reason) => new([], [], new(RefusalKind.NotApplicable, reason));

    /// <summary>An earlier finding is missing.</summary>
    /// <param name="reason">One line naming the finding.</param>
    public static ExperimentPlan InsufficientData(string reason) => new([], [], new(RefusalKind.InsufficientData, reason));

    /// <summary>Passes on why an earlier experiment has no measurement.</summary>
    /// <param name="refusal">The refusal of the earlier experiment.</param>
    public static ExperimentPlan Because(Refusal refusal) => new([], [], refusal);
}
