using System.Text.Json.Serialization;
using RetinaBench.Experiments.Constraints;
using RetinaBench.Experiments.Encoding;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Experiments.Kernels;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Experiments.Tuning;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments;

/// <summary>An experiment as a suite file states it: one of the known kinds with its options.</summary>
/// <remarks>
/// Immutable. A new kind of experiment is one derived record and one line below; one that shows stimuli derives from
/// <see cref="StimulusExperiment"/>, one on weights alone or of assays from this.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SingleLesionExperiment), "single-lesions")]
[JsonDerivedType(typeof(MinimalCircuitExperiment), "minimal-circuits")]
[JsonDerivedType(typeof(UnitAccuracyExperiment), "unit-accuracies")]
[JsonDerivedType(typeof(CircuitScreenExperiment), "circuit-screen")]
[JsonDerivedType(typeof(CircuitConfirmationExperiment), "circuit-confirmation")]
[JsonDerivedType(typeof(GanglionDirectionLesionExperiment), "ganglion-direction-lesions")]
[JsonDerivedType(typeof(AmacrineDirectionLesionExperiment), "amacrine-direction-lesions")]
[JsonDerivedType(typeof(DecisionBiasExperiment), "decision-bias")]
[JsonDerivedType(typeof(AccuracySweepExperiment), "accuracy-sweep")]
[JsonDerivedType(typeof(AmplitudeExperiment), "amplitudes")]
[JsonDerivedType(typeof(SpeedThresholdExperiment), "speed-thresholds")]
[JsonDerivedType(typeof(DirectionIndexExperiment), "direction-index")]
[JsonDerivedType(typeof(SignExperiment), "signs")]
[JsonDerivedType(typeof(KernelGradientExperiment), "kernel-gradients")]
[JsonDerivedType(typeof(KernelExperiment), "kernels")]
[JsonDerivedType(typeof(KernelSurroundExperiment), "kernel-surrounds")]
[JsonDerivedType(typeof(DeepVisualisationExperiment), "deep-visualisation")]
[JsonDerivedType(typeof(ReceptiveFieldExperiment), "receptive-fields")]
[JsonDerivedType(typeof(EncodingFitExperiment), "encoding-fits")]
[JsonDerivedType(typeof(EncodingSweepExperiment), "encoding-sweep")]
[JsonDerivedType(typeof(TransferExperiment), "encoding-transfer")]
[JsonDerivedType(typeof(RecordedFitExperiment), "recorded-fits")]
[JsonDerivedType(typeof(RecordedSweepExperiment), "recorded-sweep")]
[JsonDerivedType(typeof(RecordedTransferExperiment), "recorded-transfer")]
public abstract record Experiment : IExperiment
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Description { get; init; }

    /// <inheritdoc/>
    /// <remarks>Responses, unless it fits models to cells.</remarks>
    [JsonIgnore]
    public virtual ModelAbility Needs => ModelAbility.Responding;

    /// <summary>The earlier experiments whose measurements this one reads, with the options that name them.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Dependency> Dependencies => [];

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<string> DependsOn => [.. Dependencies.Select(d => d.Experiment)];

    /// <summary>The kind of measurement that it makes.</summary>
    [JsonIgnore]
    public abstract Type Measures { get; }

    /// <inheritdoc/>
    /// <remarks>None for an experiment on weights alone.</remarks>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Environments => [];

    /// <summary>Says what is wrong with the options, given an environment.</summary>
    /// <param name="environment">Each of <see cref="Environments"/> in turn.</param>
    public virtual IEnumerable<OptionProblem> Check(IStimulusEnvironment environment) => [];

    /// <summary>Says what is wrong with the options, whatever is shown.</summary>
    public virtual IEnumerable<OptionProblem> CheckOptions() => [];

    /// <inheritdoc/>
    public virtual long ForetellAssays(ExperimentSetting setting) => 0;

    /// <inheritdoc/>
    public abstract ExperimentPlan Plan(ExperimentContext context);

    /// <inheritdoc/>
    public abstract ExperimentOutcome Measure(ExperimentContext context, ProbeResults results);
}
