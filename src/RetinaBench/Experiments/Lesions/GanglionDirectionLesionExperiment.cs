using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Lesions each type of the vital ganglion pair within the best minimal circuit, and compares leftward with rightward accuracy.</summary>
/// <remarks>
/// In a model to which minimal circuits do not apply, for want of an amacrine layer, each type of the pair is lesioned in
/// the intact model instead.
/// </remarks>
public sealed record GanglionDirectionLesionExperiment : StimulusExperiment
{
    /// <summary>What varies.</summary>
    public required Axis Axis { get; init; }

    /// <summary>Id of the single-lesion experiment that finds the vital pair.</summary>
    public required string Lesions { get; init; }

    /// <summary>Id of the experiment that finds the best minimal circuit.</summary>
    public required string Circuits { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [Dependency.OnLesions(Lesions), Dependency.OnCircuits(Circuits)];

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
        return Conditions(context, out Refusal? refusal) is { } conditions
            ? ExperimentOutcome.Of(Id, conditions.Measure(context, Environment, Axis, results))
            : new(Id, null, refusal);
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Conditions(context, out Refusal? refusal) is { } conditions
            ? ExperimentPlan.Of(Decisions.Probe(Environment, context.Card, conditions.Lesions))
            : ExperimentPlan.Because(refusal!);
    }

    private FurtherLesions? Conditions(ExperimentContext context, out Refusal? refusal)
    {
        Lesion reference;
        IReadOnlyList<int>? pair;
        if (context.TryGet(Circuits, out CircuitTable? circuits, out refusal))
            (reference, pair) = (Circuit.Best(context.Card, circuits), circuits.Ganglion);
        else if (refusal.Kind == RefusalKind.NotApplicable && context.TryGet(Lesions, out LesionTable? lesions, out refusal))
            (reference, pair) = (Lesion.None, VitalPair.Of(lesions, out refusal));
        else
            return null;
        return pair is null ? null : new(reference, [.. pair.Select(index => Circuit.Type(context.Card, LayerRole.Ganglion, index))]);
    }
}
