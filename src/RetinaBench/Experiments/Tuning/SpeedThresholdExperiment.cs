using System.Text.Json.Serialization;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Tuning;

/// <summary>Keeps one bipolar type at a time and finds the speed above which the model answers "right".</summary>
/// <remarks>
/// Without <see cref="Circuits"/> only the bipolar type and the right-preferring ganglion type are kept; with it also the
/// amacrine type of the best minimal circuit and both ganglion types. Only rightward motion counts, as in the published
/// curves: pooled with leftward motion, to which bipolar types may answer from another speed on, curves would rest at one half
/// between the two. Leftward motion is therefore not shown to the lesioned model.
/// </remarks>
public sealed record SpeedThresholdExperiment : StimulusExperiment
{
    /// <summary>The fraction of answers "right" at which the threshold lies.</summary>
    private const double Half = 0.5;

    /// <summary>Id of the single-lesion experiment that finds the right-preferring ganglion type.</summary>
    public required string Lesions { get; init; }

    /// <summary>Id of the experiment whose best minimal circuit surrounds the bipolar type; null (the default) for none.</summary>
    public string? Circuits { get; init; }

    /// <summary>A curve that rises starts at or below this fraction, 0 to <see cref="High"/>.</summary>
    public required double Low { get; init; }

    /// <summary>A curve that rises ends at or above this fraction, <see cref="Low"/> to 1.</summary>
    public required double High { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => Circuits is null ? [Dependency.OnLesions(Lesions)] : [Dependency.OnLesions(Lesions), Dependency.OnCircuits(Circuits)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(SpeedThresholdTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        IEnumerable<OptionProblem> problems =
            [.. base.Check(environment), .. SpeedPoint.Check(environment), .. OptionChecks.Share("low", Low), .. OptionChecks.Share("high", High)];
        return Low < High ? problems : problems.Append(new("low", FormattableString.Invariant($"{Low} is not below high = {High}")));
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        if (Find(context, out Refusal? refusal) is not { } surround)
            return new(Id, null, refusal);
        SpeedPoint[] speeds = SpeedPoint.Of(context.Environment(Environment));
        return ExperimentOutcome.Of(Id, new SpeedThresholdTable(
            surround.Ganglion,
            $"only one bipolar type at a time, {string.Join(", ", surround.Kept)} kept",
            [.. Bipolar(context.Card).Select(type => Curve(type.Index, speeds, results[Environment, surround.Around(context.Card, type)]))]));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Card.FindLayer(LayerRole.Bipolar) is null)
            return ExperimentPlan.NotApplicable("the model has no bipolar layer");
        if (Find(context, out Refusal? refusal) is not { } surround)
            return ExperimentPlan.Because(refusal!);
        Probe probe = Decisions.Probe(Environment, context.Card, Bipolar(context.Card).Select(type => surround.Around(context.Card, type)));
        return ExperimentPlan.Of(probe with { Points = [.. SpeedPoint.Of(context.Environment(Environment)).Select(s => s.Rightward)] });
    }

    private static IEnumerable<CellType> Bipolar(ModelCard card)
    {
        LayerCard layer = card.FindLayer(LayerRole.Bipolar)!;
        return Enumerable.Range(0, layer.CellTypes).Select(index => new CellType(layer.Name, index));
    }

    private Surround? Find(ExperimentContext context, out Refusal? refusal)
    {
        if (!context.TryGet(Lesions, out LesionTable? lesions, out refusal) || VitalPair.RightPreferring(lesions, out refusal) is not { } right)
            return null;
        if (Circuits is null)
            return new(right, [Circuit.Type(context.Card, LayerRole.Ganglion, right)]);
        if (!context.TryGet(Circuits, out CircuitTable? circuits, out refusal))
            return null;
        return new(
            right,
            [
                Circuit.Type(context.Card, LayerRole.Amacrine, circuits.Best.Amacrine),
                .. circuits.Ganglion.Select(index => Circuit.Type(context.Card, LayerRole.Ganglion, index)),
            ]);
    }

    private SpeedThresholdCurve Curve(int type, SpeedPoint[] speeds, IReadOnlyList<PointTally> tallies)
    {
        double[] x = [.. speeds.Select(s => s.Speed)];
        Proportion[] right = [.. speeds.Select(s => Decisions.AnsweredRight(tallies[s.Rightward]))];
        Estimate? crossing = LevelCrossings.Count(right, Half) == (1, 0)
            ? RisingThreshold.Of(x, right, Half, Bootstrap.Stream(Id, "crossing", type))
            : null;
        bool rises = crossing is not null
            && Enumerable.Range(0, x.Length).Any(i => x[i] < crossing.Value && right[i].Value <= Low)
            && Enumerable.Range(0, x.Length).Any(i => x[i] > crossing.Value && right[i].Value >= High);
        return new(type, x, right, crossing, rises);
    }

    // What is kept beside the bipolar type.
    private sealed record Surround(int Ganglion, IReadOnlyList<CellType> Kept)
    {
        public Lesion Around(ModelCard card, CellType bipolar) => Lesion.Isolate(card, Kept.Append(bipolar));
    }
}
