using System.Text.Json.Serialization;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments;

/// <summary>An experiment that shows stimuli: those of one environment at least, which the model must fit.</summary>
public abstract record StimulusExperiment : Experiment
{
    /// <summary>Name of the environment that is shown, every point of it; the first of <see cref="Experiment.Environments"/>.</summary>
    public required string Environment { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Environments => [Environment];

    /// <summary>Whether decisions are read, so that the model must decide between the environment's classes.</summary>
    protected abstract bool ReadsDecisions { get; }

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (ReadsDecisions && environment.Classes.Count != 2)
            yield return new("environment", $"{environment.Name} has the classes {string.Join(", ", environment.Classes)}, and two are needed: left and right");
    }

    /// <inheritdoc/>
    public sealed override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? mismatch = Environments.Select(name => Mismatch(context.Card, context.Environment(name))).FirstOrDefault(reason => reason is not null);
        return mismatch is null ? PlanFor(context) : ExperimentPlan.NotApplicable(mismatch);
    }

    /// <summary>Says what must be shown and recorded to a model that fits the environment.</summary>
    /// <param name="context">The model and the measurements of <see cref="Experiment.DependsOn"/>.</param>
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
