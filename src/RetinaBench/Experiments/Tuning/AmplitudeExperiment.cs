using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Tuning;

/// <summary>Mean response over space and time of every cell type of one layer of the intact model, over what varies.</summary>
public sealed record AmplitudeExperiment : StimulusExperiment
{
    /// <summary>What varies.</summary>
    public required Axis Axis { get; init; }

    /// <summary>Which layer is recorded.</summary>
    public required LayerRole Layer { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(AmplitudeTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => false;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment) =>
        [.. base.Check(environment), .. OptionChecks.CurveCoordinate("axis.name", environment, Axis.Name)];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        LayerCard layer = context.Card.FindLayer(Layer)!;
        IReadOnlyList<EnvironmentPoint> points = context.Environment(Environment).Points;
        int[] order = [.. Enumerable.Range(0, points.Count).OrderBy(i => points[i][Axis.Name])];
        IReadOnlyList<PointTally> tallies = results[Environment, Lesion.None];
        return ExperimentOutcome.Of(Id, new AmplitudeTable(
            layer.Name,
            Axis,
            [.. order.Select(i => points[i][Axis.Name])],
            [.. Enumerable.Range(0, layer.CellTypes).Select(type => new AmplitudeRow(type, [.. order.Select(i => Mean(tallies[i], type))]))]));

        Estimate Mean(PointTally tally, int type) => MeanEstimate.Of(tally[new(layer.Name, Reduction.Mean)], type).ToEstimate();
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return MeanResponses.Plan(Environment, context.Card, Layer);
    }
}
