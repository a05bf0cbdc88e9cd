using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Lesions all bipolar types, so that nothing of the movie reaches the decision, and sees what is answered.</summary>
public sealed record DecisionBiasExperiment : Experiment
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(DecisionBias);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        Proportion right = results[Environment, AllBipolar(context.Card)!].Select(Decisions.AnsweredRight).Aggregate((a, b) => a.Plus(b));
        IReadOnlyList<string> classes = context.Environment(Environment).Classes;
        string? constant = right.Trials == 0 ? null
            : right.Successes == 0 ? classes[0]
            : right.Successes == right.Trials ? classes[1]
            : null;
        return ExperimentOutcome.Of(Id, new DecisionBias(right, constant));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return AllBipolar(context.Card) is { } lesion
            ? ExperimentPlan.Of(Decisions.Probe(Environment, context.Card, [lesion]))
            : ExperimentPlan.NotApplicable("the model has no bipolar layer");
    }

    private static Lesion? AllBipolar(ModelCard card) =>
        card.FindLayer(LayerRole.Bipolar) is { } layer
            ? Lesion.Of(Enumerable.Range(0, layer.CellTypes).Select(index => new CellType(layer.Name, index)))
            : null;
}
