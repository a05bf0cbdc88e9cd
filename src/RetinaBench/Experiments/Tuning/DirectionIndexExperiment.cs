using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Tuning;

/// <summary>Direction tuning of every cell type of one layer of the intact model to dots that all move one way.</summary>
public sealed record DirectionIndexExperiment : StimulusExperiment
{
    /// <summary>Which layer is recorded.</summary>
    public required LayerRole Layer { get; init; }

    /// <summary>Lowest speed that enters the index, pixels/frame.</summary>
    public required double JudgedFrom { get; init; }

    /// <summary>Highest speed that enters the index, pixels/frame.</summary>
    public required double JudgedTo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(DirectionIndexTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => false;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        OptionProblem[] problems = [.. base.Check(environment), .. SpeedPoint.Check(environment)];
        if (problems.Length > 0 || SpeedPoint.Of(environment).Any(IsJudged))
            return problems;
        return [new("judgedFrom", FormattableString.Invariant($"no speed of {environment.Name} lies in [{JudgedFrom}, {JudgedTo}]"))];
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        LayerCard layer = context.Card.FindLayer(Layer)!;
        var request = new ResponseRequest(layer.Name, Reduction.Mean);
        SpeedPoint[] speeds = SpeedPoint.Of(context.Environment(Environment));
        ResponseMoments[] moments = [.. results[Environment, Lesion.None].Select(tally => tally[request])];
        return ExperimentOutcome.Of(Id, new DirectionIndexTable(
            layer.Name,
            [.. speeds.Select(s => s.Speed)],
            JudgedFrom,
            JudgedTo,
            [.. Enumerable.Range(0, layer.CellTypes).Select(type => Row(type, speeds, moments))]));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return MeanResponses.Plan(Environment, context.Card, Layer);
    }

    private bool IsJudged(SpeedPoint point) => point.Speed >= JudgedFrom && point.Speed <= JudgedTo;

    private DirectionIndexRow Row(int type, SpeedPoint[] speeds, ResponseMoments[] moments)
    {
        Estimate? index = DirectionSelectivity.Of(
            MeanEstimate.OverPoints([.. speeds.Where(IsJudged).Select(s => MeanEstimate.Of(moments[s.Rightward], type))]),
            MeanEstimate.OverPoints([.. speeds.Where(IsJudged).Select(s => MeanEstimate.Of(moments[s.Leftward], type))]),
            Bootstrap.Stream(Id, "direction-index", type));
        return new(
            type,
            index,
            [.. speeds.Select(s => MeanEstimate.Of(moments[s.Rightward], type).ToEstimate())],
            [.. speeds.Select(s => MeanEstimate.Of(moments[s.Leftward], type).ToEstimate())]);
    }
}
