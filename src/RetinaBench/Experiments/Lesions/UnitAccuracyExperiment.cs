using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Experiments.Tuning;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Accuracy of every unit, one bipolar and one amacrine type with the vital pair of ganglion types, over what varies.</summary>
/// <remarks>
/// A unit covers a point when its accuracy there reaches <see cref="CoversAt"/> and is above chance beyond doubt: its Wilson interval lies above one
/// half, at a confidence that holds for all units and points together (Bonferroni). So a unit that guesses or always gives one answer covers
/// nothing, however many units and points are looked at.
/// </remarks>
public sealed record UnitAccuracyExperiment : StimulusExperiment
{
    private const double Chance = 0.5;

    /// <summary>What varies.</summary>
    public required Axis Axis { get; init; }

    /// <summary>Id of the single-lesion experiment that finds the vital pair.</summary>
    public required string Lesions { get; init; }

    /// <summary>Least accuracy at which a unit covers a point, above 0.5 and at most 1.</summary>
    public required double CoversAt { get; init; }

    /// <summary>Probability that any of all units at any of all points is taken to be above chance when it is not, above 0 and below 1.</summary>
    public required double FamilyError { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [Dependency.OnLesions(Lesions)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(UnitTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        foreach (OptionProblem problem in (IEnumerable<OptionProblem>)[.. base.Check(environment), .. OptionChecks.CurveCoordinate("axis.name", environment, Axis.Name)])
            yield return problem;
        if (CoversAt is not (> Chance and <= 1))
            yield return new("coversAt", FormattableString.Invariant($"{CoversAt} is outside ({Chance}, 1]"));
        if (FamilyError is not (> 0 and < 1))
            yield return new("familyError", FormattableString.Invariant($"{FamilyError} is outside (0, 1)"));
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        if (Pair(context, out Refusal? refusal) is not { } pair)
            return new(Id, null, refusal);
        IStimulusEnvironment environment = context.Environment(Environment);
        (UnitRow Row, double[] X)[] units = [.. Circuit.Pairs(context.Card).Select(unit =>
        {
            AccuracyPoint[] points = AccuracyPoints.Of(environment, Axis.Name, results[Environment, Circuit.Isolate(context.Card, unit.Bipolar, unit.Amacrine, pair)]);
            return (new UnitRow(unit.Bipolar, unit.Amacrine, [.. points.Select(p => p.Overall)]), points.Select(p => p.X).ToArray());
        })];
        double point = Simultaneous.NormalPoint(units.Length * environment.Points.Count, FamilyError);
        return ExperimentOutcome.Of(Id, new UnitTable(Axis, pair, CoversAt, point, units[0].X, [.. units.Select(unit => unit.Row)]));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ModelCard card = context.Card;
        if (Circuit.Lacking(card) is { } lacking)
            return ExperimentPlan.NotApplicable($"a unit {lacking}");
        return Pair(context, out Refusal? refusal) is { } pair
            ? ExperimentPlan.Of(Decisions.Probe(Environment, card, Circuit.Pairs(card).Select(p => Circuit.Isolate(card, p.Bipolar, p.Amacrine, pair))))
            : ExperimentPlan.Because(refusal!);
    }

    private int[]? Pair(ExperimentContext context, out Refusal? refusal) =>
        context.TryGet(Lesions, out LesionTable? table, out refusal) ? VitalPair.Of(table, out refusal) : null;
}
