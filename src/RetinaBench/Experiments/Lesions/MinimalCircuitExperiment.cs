using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Keeps the vital pair of ganglion types with every pair of one bipolar and one amacrine type, and finds the best circuit.</summary>
/// <remarks>
/// Accuracies pool all points of an environment. The best of many circuits measured on the same stimuli is favoured by
/// chance, and circuits may be equal however many stimuli are shown; so those whose accuracy does not differ from the best
/// one's at 95 % are told apart by their accuracy in a second environment.
/// </remarks>
public sealed record MinimalCircuitExperiment : StimulusExperiment
{
    /// <summary>Id of the single-lesion experiment that finds the vital pair.</summary>
    public required string Lesions { get; init; }

    /// <summary>Name of the environment that breaks ties.</summary>
    public required string TieBreakEnvironment { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Environments => [Environment, TieBreakEnvironment];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [Dependency.OnLesions(Lesions)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(CircuitTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment) =>
    [
        .. base.Check(environment),
        .. TieBreakEnvironment == Environment ? [new OptionProblem("tieBreakEnvironment", $"'{Environment}' cannot break ties of itself")] : Array.Empty<OptionProblem>(),
    ];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        if (Pair(context, out Refusal? refusal) is not { } pair)
            return new(Id, null, refusal);
        CircuitRow[] rows = [.. Circuit.Pairs(context.Card).Select(p => new CircuitRow(p.Bipolar, p.Amacrine, Accuracy(Environment, p), Accuracy(TieBreakEnvironment, p)))];
        return ExperimentOutcome.Of(Id, new CircuitTable(pair, rows, Best(rows)));

        Proportion Accuracy(string environment, (int Bipolar, int Amacrine) p) =>
            Decisions.Accuracy(results[environment, Circuit.Isolate(context.Card, p.Bipolar, p.Amacrine, pair)]);
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ModelCard card = context.Card;
        if (Circuit.Lacking(card) is { } lacking)
            return ExperimentPlan.NotApplicable($"a minimal circuit {lacking}");
        if (Pair(context, out Refusal? refusal) is not { } pair)
            return ExperimentPlan.Because(refusal!);
        Lesion[] circuits = [.. Circuit.Pairs(card).Select(p => Circuit.Isolate(card, p.Bipolar, p.Amacrine, pair))];
        return ExperimentPlan.Of(Decisions.Probe(Environment, card, circuits), Decisions.Probe(TieBreakEnvironment, card, circuits));
    }

    private int[]? Pair(ExperimentContext context, out Refusal? refusal) =>
        context.TryGet(Lesions, out LesionTable? table, out refusal) ? VitalPair.Of(table, out refusal) : null;

    private static CircuitRow Best(CircuitRow[] rows)
    {
        Proportion most = rows.MaxBy(r => r.Accuracy.Value)!.Accuracy;
        return rows.Where(r => !ProportionDifference.Of(most, r.Accuracy).Excludes(0))
            .OrderByDescending(r => r.TieBreak!.Value)
            .ThenByDescending(r => r.Accuracy.Value)
            .First();
    }
}
