using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Keeps the vital pair of ganglion types with every pair of one bipolar and one amacrine type, and finds the most accurate circuit.</summary>
/// <remarks>
/// Accuracies pool all points of the environment. The best of many circuits measured on the same stimuli is favoured by
/// chance; its row is the maximum of the table, not an independent measurement.
/// </remarks>
public sealed record MinimalCircuitExperiment : Experiment
{
    /// <summary>Id of the single-lesion experiment that finds the vital pair.</summary>
    public required string Lesions { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [Dependency.OnLesions(Lesions)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(CircuitTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        if (Pair(context, out Refusal? refusal) is not { } pair)
            return new(Id, null, refusal);
        CircuitRow[] rows = [.. Pairs(context.Card).Select(p => new CircuitRow(p.Bipolar, p.Amacrine, Accuracy(p)))];
        return ExperimentOutcome.Of(Id, new CircuitTable(pair, rows, rows.MaxBy(r => r.Accuracy.Value)!));

        Proportion Accuracy((int Bipolar, int Amacrine) p) =>
            results[Environment, Circuit.Isolate(context.Card, p.Bipolar, p.Amacrine, pair)]
                .Select(t => Decisions.Left(t).Plus(Decisions.Right(t)))
                .Aggregate((a, b) => a.Plus(b));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ModelCard card = context.Card;
        if (card.FindLayer(LayerRole.Bipolar) is null || card.FindLayer(LayerRole.Amacrine) is null)
            return ExperimentPlan.NotApplicable($"a minimal circuit needs a bipolar and an amacrine layer; the model has {string.Join(", ", card.Layers.Select(l => l.Name))}");
        return Pair(context, out Refusal? refusal) is { } pair
            ? ExperimentPlan.Of(Decisions.Probe(Environment, card, Pairs(card).Select(p => Circuit.Isolate(card, p.Bipolar, p.Amacrine, pair))))
            : ExperimentPlan.Because(refusal!);
    }

    private int[]? Pair(ExperimentContext context, out Refusal? refusal) =>
        context.TryGet(Lesions, out LesionTable? table, out refusal) ? VitalPair.Of(table, out refusal) : null;

    private static IEnumerable<(int Bipolar, int Amacrine)> Pairs(ModelCard card) =>
        from bipolar in Enumerable.Range(0, card.FindLayer(LayerRole.Bipolar)!.CellTypes)
        from amacrine in Enumerable.Range(0, card.FindLayer(LayerRole.Amacrine)!.CellTypes)
        select (bipolar, amacrine);
}
