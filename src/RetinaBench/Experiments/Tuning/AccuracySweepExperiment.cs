using System.Text.Json.Serialization;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Tuning;

/// <summary>Accuracy over what varies in the environment, of the intact model or of its best minimal circuit; a psychometric curve when that is alpha.</summary>
public sealed record AccuracySweepExperiment : StimulusExperiment
{
    /// <summary>What varies.</summary>
    public required Axis Axis { get; init; }

    /// <summary>Id of the experiment whose best minimal circuit is measured; null (the default) for the intact model.</summary>
    public string? Circuits { get; init; }

    /// <summary>Points with a smaller x count the opposite of the label as right; null (the default) for none.</summary>
    /// <remarks>
    /// For alpha it is 1: the dots called fast move alpha times as fast as the others, so below 1 they are the slower ones,
    /// and the truly faster direction is the opposite of the label. At alpha = 1 there is no right answer.
    /// </remarks>
    public double? OppositeBelow { get; init; }

    /// <summary>The threshold that is estimated; null (the default) for none.</summary>
    public ThresholdOptions? Threshold { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => Circuits is null ? [] : [Dependency.OnCircuits(Circuits)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(AccuracyCurve);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment) =>
    [
        .. base.Check(environment),
        .. OptionChecks.CurveCoordinate("axis.name", environment, Axis.Name),
        .. Threshold is null ? [] : OptionChecks.Share("threshold.accuracy", Threshold.Accuracy),
    ];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        if (Condition(context, out Refusal? refusal) is not { } lesion)
            return new(Id, null, refusal);
        AccuracyPoint[] points = AccuracyPoints.Of(context.Environment(Environment), Axis.Name, results[Environment, lesion], OppositeBelow);
        return ExperimentOutcome.Of(Id, new AccuracyCurve(Axis, lesion.ToString(), points, Estimate(points)));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Condition(context, out Refusal? refusal) is { } lesion
            ? ExperimentPlan.Of(Decisions.ProbeOfAnswers(Environment, context.Card, [lesion]))
            : ExperimentPlan.Because(refusal!);
    }

    private Lesion? Condition(ExperimentContext context, out Refusal? refusal)
    {
        refusal = null;
        if (Circuits is null)
            return Lesion.None;
        return context.TryGet(Circuits, out CircuitTable? circuits, out refusal) ? Circuit.Best(context.Card, circuits) : null;
    }

    private Estimate? Estimate(AccuracyPoint[] points)
    {
        if (Threshold is null)
            return null;
        AccuracyPoint[] rising = [.. points.Where(p => p.X >= Threshold.From)];
        return RisingThreshold.Of(
            [.. rising.Select(p => p.X)], [.. rising.Select(p => p.Overall)], Threshold.Accuracy, Bootstrap.Stream(Id, "threshold"));
    }
}
