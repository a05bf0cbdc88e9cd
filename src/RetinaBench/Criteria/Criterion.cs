using System.Text.Json.Serialization;
using RetinaBench.Criteria.Encoding;
using RetinaBench.Criteria.Encoding.Recorded;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>A criterion as a suite file states it: the claim, where it comes from, and the parameters of its rule.</summary>
/// <remarks>Every threshold is a member of the file; a kind of rule is one class here. Immutable.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MinimumAccuracy), "minimum-accuracy")]
[JsonDerivedType(typeof(RisingAccuracy), "rising-accuracy")]
[JsonDerivedType(typeof(LesionRedundancy), "lesion-redundancy")]
[JsonDerivedType(typeof(VitalGanglionPair), "vital-ganglion-pair")]
[JsonDerivedType(typeof(BestCircuit), "best-circuit")]
[JsonDerivedType(typeof(BestSearchedCircuit), "best-searched-circuit")]
[JsonDerivedType(typeof(UnitsTile), "units-tile")]
[JsonDerivedType(typeof(CircuitBelowIntact), "circuit-below-intact")]
[JsonDerivedType(typeof(DistinctSpeedThresholds), "distinct-speed-thresholds")]
[JsonDerivedType(typeof(OpposedDirectionLesions), "opposed-direction-lesions")]
[JsonDerivedType(typeof(OpposedDirectionIndices), "opposed-direction-indices")]
[JsonDerivedType(typeof(BiasedDirectionLesion), "biased-direction-lesion")]
[JsonDerivedType(typeof(AnyDirectionIndex), "any-direction-index")]
[JsonDerivedType(typeof(CircuitBipolarAmplitude), "circuit-bipolar-amplitude")]
[JsonDerivedType(typeof(CircuitAmacrineAmplitude), "circuit-amacrine-amplitude")]
[JsonDerivedType(typeof(VitalGanglionAmplitude), "vital-ganglion-amplitude")]
[JsonDerivedType(typeof(SignConstraints), "sign-constraints")]
[JsonDerivedType(typeof(KernelGradient), "kernel-gradient")]
[JsonDerivedType(typeof(VisualisedDirections), "visualised-directions")]
[JsonDerivedType(typeof(VisualisedSurrounds), "visualised-surrounds")]
[JsonDerivedType(typeof(Descriptive), "descriptive")]
[JsonDerivedType(typeof(DirectionSelectiveTypes), "direction-selective-types")]
[JsonDerivedType(typeof(TriggeredFieldCosine), "triggered-field")]
[JsonDerivedType(typeof(SubunitRecovery), "subunit-recovery")]
[JsonDerivedType(typeof(FilterSaturation), "filter-saturation")]
[JsonDerivedType(typeof(LayerSaturation), "layer-saturation")]
[JsonDerivedType(typeof(EffectivePruning), "effective-pruning")]
[JsonDerivedType(typeof(RandomPruning), "random-pruning")]
[JsonDerivedType(typeof(SampleSize), "sample-size")]
[JsonDerivedType(typeof(NoiseFall), "noise-fall")]
[JsonDerivedType(typeof(TransferDiagonal), "transfer-diagonal")]
[JsonDerivedType(typeof(PredictionComparison), "prediction-comparison")]
[JsonDerivedType(typeof(TransferComparison), "transfer-comparison")]
[JsonDerivedType(typeof(ImagePrediction), "image-prediction")]
[JsonDerivedType(typeof(RecordedPruning), "recorded-pruning")]
[JsonDerivedType(typeof(RecordedTransfer), "recorded-transfer")]
public abstract record Criterion : ICriterion
{
    /// <summary>Unique within its suite, for example <c>task-easy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in one sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>The figures or sections of the texts that make the claim.</summary>
    public required string Citation { get; init; }

    /// <summary>What the paper reports.</summary>
    public required string Published { get; init; }

    /// <summary>What must be so before the claim means anything, or null: a model at chance has nothing to be redundant about.</summary>
    public required WorkingModel? Presupposes { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public CriterionCard Card => new()
    {
        Id = Id,
        Claim = Claim,
        Rule = Presupposes is null ? Rule : $"{Rule}; presupposes a working model: {Presupposes.Rule}",
        Citation = Citation,
        Published = Published,
        Experiments = AllExperiments,
        Judged = Judged,
        Floor = Floor,
    };

    /// <summary>Says what is wrong with the parameters.</summary>
    public IEnumerable<OptionProblem> Check() =>
        Presupposes is null ? CheckParameters() : [.. OptionChecks.Share("presupposes.accuracy", Presupposes.Accuracy), .. CheckParameters()];

    /// <summary>Says what is wrong with the parameters of the rule.</summary>
    protected virtual IEnumerable<OptionProblem> CheckParameters() => [];

    /// <summary>Ids of all experiments that the judgement reads.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AllExperiments =>
        Presupposes is null || Experiments.Contains(Presupposes.Experiment) ? Experiments : [.. Experiments, Presupposes.Experiment];

    /// <summary>The rule in words, with the thresholds in force.</summary>
    [JsonIgnore]
    protected abstract string Rule { get; }

    /// <summary>Ids of the experiments that the claim is about.</summary>
    [JsonIgnore]
    protected abstract IReadOnlyList<string> Experiments { get; }

    /// <summary>Whether it is judged; descriptive entries are not.</summary>
    [JsonIgnore]
    protected virtual bool Judged => true;

    /// <summary>The least accuracy that the rule demands over a part of a curve; null for other rules.</summary>
    [JsonIgnore]
    protected virtual AccuracyFloor? Floor => null;

    /// <inheritdoc/>
    public Judgement Judge(ExperimentOutcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        foreach (string id in Experiments)
        {
            if (outcomes[id].Refusal is { } refusal)
                return Judged ? Refused(refusal) : Refused(refusal) with { Verdict = null };
        }

        if (Presupposes?.Judge(outcomes) is { } unmet)
            return Refused(unmet);
        return JudgeMeasured(outcomes);
    }

    /// <summary>Judges once every experiment has a measurement and the presupposition holds.</summary>
    /// <param name="outcomes">Outcomes of the suite's experiments.</param>
    protected abstract Judgement JudgeMeasured(ExperimentOutcomes outcomes);

    /// <summary>The measurement of an experiment.</summary>
    /// <typeparam name="T">The kind that the rule is made for.</typeparam>
    /// <param name="outcomes">Outcomes of the suite's experiments.</param>
    /// <param name="experiment">Id of the experiment.</param>
    /// <exception cref="InputException">The suite pairs the rule with an experiment of another kind.</exception>
    protected T Measured<T>(ExperimentOutcomes outcomes, string experiment)
        where T : Measurement =>
        outcomes[experiment].Measurement as T
        ?? throw new InputException($"criterion {Id} needs a {typeof(T).Name}, but experiment {experiment} measures a {outcomes[experiment].Measurement?.GetType().Name ?? "nothing"}");

    /// <summary>A judgement with a decisive value and its interval.</summary>
    protected Judgement Decide(Verdict verdict, double value, double lower, double upper, string measured, string reason) =>
        new(Id, verdict, value, lower, upper, measured, reason);

    /// <summary>A judgement without a single decisive value.</summary>
    protected Judgement Decide(Verdict verdict, string measured, string reason) =>
        new(Id, verdict, null, null, null, measured, reason);

    /// <summary>The judgement that follows from a missing measurement.</summary>
    private Judgement Refused(Refusal refusal) => new(
        Id,
        refusal.Kind switch
        {
            RefusalKind.NotApplicable => Verdict.NotApplicable,
            RefusalKind.InsufficientData => Verdict.InsufficientData,
            RefusalKind.Errored => Verdict.Errored,
            _ => Verdict.NotRun,
        },
        null,
        null,
        null,
        "not measured",
        refusal.Reason);
}
