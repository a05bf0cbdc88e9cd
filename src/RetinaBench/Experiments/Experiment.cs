using System.Text.Json.Serialization;
using RetinaBench.Experiments.Constraints;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Tuning;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments;

/// <summary>An experiment as a suite file states it: one of the known kinds with its options.</summary>
/// <remarks>Immutable. A new kind of experiment is one derived record and one line below.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SingleLesionExperiment), "single-lesions")]
[JsonDerivedType(typeof(MinimalCircuitExperiment), "minimal-circuits")]
[JsonDerivedType(typeof(GanglionDirectionLesionExperiment), "ganglion-direction-lesions")]
[JsonDerivedType(typeof(AmacrineDirectionLesionExperiment), "amacrine-direction-lesions")]
[JsonDerivedType(typeof(DecisionBiasExperiment), "decision-bias")]
[JsonDerivedType(typeof(AccuracySweepExperiment), "accuracy-sweep")]
[JsonDerivedType(typeof(AmplitudeExperiment), "amplitudes")]
[JsonDerivedType(typeof(SpeedThresholdExperiment), "speed-thresholds")]
[JsonDerivedType(typeof(DirectionIndexExperiment), "direction-index")]
[JsonDerivedType(typeof(SignExperiment), "signs")]
public abstract record Experiment : IExperiment
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Description { get; init; }

    /// <summary>Name of the environment that is shown, every point of it; the first of <see cref="Environments"/>.</summary>
    public required string Environment { get; init; }

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
    [JsonIgnore]
    public virtual IReadOnlyList<string> Environments => [Environment];

    /// <summary>Whether decisions are read, so that the model must decide between the environment's classes.</summary>
    protected abstract bool ReadsDecisions { get; }

    /// <summary>Says what is wrong with the options, given an environment.</summary>
    /// <param name="environment">Each of <see cref="Environments"/> in turn.</param>
    public virtual IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (ReadsDecisions && environment.Classes.Count != 2)
            yield return new("environment", $"{environment.Name} has the classes {string.Join(", ", environment.Classes)}, and two are needed: left and right");
    }

    /// <inheritdoc/>
    public ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? mismatch = Environments.Select(name => Mismatch(context.Card, context.Environment(name))).FirstOrDefault(reason => reason is not null);
        return mismatch is null ? PlanFor(context) : ExperimentPlan.NotApplicable(mismatch);
    }

    /// <inheritdoc/>
    public abstract ExperimentOutcome Measure(ExperimentContext context, ProbeResults results);

    /// <summary>Says what must be shown and recorded to a model that fits the environment.</summary>
    /// <param name="context">The model and the measurements of <see cref="DependsOn"/>.</param>
    protected abstract ExperimentPlan PlanFor(ExperimentContext context);

    private string? Mismatch(ModelCard card, IStimulusEnvironment environment)
    {
        if (card.Input != environment.Geometry)
            return $"the model takes movies of {card.Input}, {environment.Name} shows {environment.Geometry}";
        if (!ReadsDecisions)
            return null;
        if (card.FindLayer(LayerRole.Decision) is null)
            return "the model has no decision layer";
        return card.Classes.SequenceEqual(environment.Classes)
            ? null
            : $"the model decides between {Listed(card.Classes)}, {environment.Name} between {Listed(environment.Classes)}";
    }

    private static string Listed(IReadOnlyList<string> classes) => classes.Count == 0 ? "no classes" : string.Join(", ", classes);
}
