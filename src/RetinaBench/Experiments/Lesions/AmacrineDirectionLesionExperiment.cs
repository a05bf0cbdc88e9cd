using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Lesions the amacrine type of the best minimal circuit, and compares leftward with rightward accuracy.</summary>
public sealed record AmacrineDirectionLesionExperiment : StimulusExperiment
{
    /// <summary>What varies.</summary>
    public required Axis Axis { get; init; }

    /// <summary>Id of the experiment that finds the best minimal circuit.</summary>
    public required string Circuits { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [Dependency.OnCircuits(Circuits)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(DirectionLesionTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment) =>
        [.. base.Check(environment), .. OptionChecks.CurveCoordinate("axis.name", environment, Axis.Name)];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGet(Circuits, out CircuitTable? circuits, out Refusal? refusal)
            ? ExperimentOutcome.Of(Id, Conditions(context.Card, circuits).Measure(context, Environment, Axis, results))
            : new(Id, null, refusal);
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGet(Circuits, out CircuitTable? circuits, out Refusal? refusal)
            ? ExperimentPlan.Of(Decisions.Probe(Environment, context.Card, Conditions(context.Card, circuits).Lesions))
            : ExperimentPlan.Because(refusal);
    }

    private static FurtherLesions Conditions(ModelCard card, CircuitTable circuits) =>
        new(Circuit.Best(card, circuits), [Circuit.Type(card, LayerRole.Amacrine, circuits.Best.Amacrine)]);
}
