using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Lesions all bipolar types, so that nothing of the movie reaches the decision, and sees what is answered.</summary>
/// <remarks>The remaining layers still send what their biases make of silence, so the intact model and its minimal circuit may answer differently.</remarks>
public sealed record DecisionBiasExperiment : StimulusExperiment
{
    /// <summary>Id of the experiment whose best minimal circuit loses its bipolar type; null (the default) for the intact model.</summary>
    public string? Circuits { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => Circuits is null ? [] : [Dependency.OnCircuits(Circuits)];

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
        if (Condition(context, out Refusal? refusal) is not { } lesion)
            return new(Id, null, refusal);
        Proportion right = results[Environment, lesion].Select(Decisions.AnsweredRight).Aggregate((a, b) => a.Plus(b));
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
        return Condition(context, out Refusal? refusal) is { } lesion
            ? ExperimentPlan.Of(Decisions.Probe(Environment, context.Card, [lesion]))
            : ExperimentPlan.Because(refusal!);
    }

    private Lesion? Condition(ExperimentContext context, out Refusal? refusal)
    {
        if (context.Card.FindLayer(LayerRole.Bipolar) is not { } layer)
        {
            refusal = new(RefusalKind.NotApplicable, "the model has no bipolar layer");
            return null;
        }

        refusal = null;
        IEnumerable<CellType> bipolar = Enumerable.Range(0, layer.CellTypes).Select(index => new CellType(layer.Name, index));
        if (Circuits is null)
            return Lesion.Of(bipolar);
        return context.TryGet(Circuits, out CircuitTable? circuits, out refusal)
            ? Lesion.Of([.. Circuit.Best(context.Card, circuits).CellTypes, .. bipolar])
            : null;
    }
}
